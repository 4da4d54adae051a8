package tutti.engine.mix;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Which input is in which output, with what gain: the only mixing state there is.
///
/// Columns are inputs, rows are outputs, both numbered lowest-free-first. An empty cell is silence; a cell
/// is unity or has a gain of its own ([Gain]), and a row has one gain for its whole sum. Thread: control,
/// under the processor's control lock. Numbers that are not open are misuse by the caller inside the engine
/// and throw [IndexOutOfBoundsException].
public final class MixMatrix {
    private final BitSet openInputs = new BitSet();
    private final List<Row> rows = new ArrayList<>();
    private final BitSet openOutputs = new BitSet();

    static final class Row {
        final BitSet unity = new BitSet();
        final TreeMap<Integer, Integer> gains = new TreeMap<>();
        int outputGain = Gain.UNITY;

        boolean contains(int input) {
            return unity.get(input) || gains.containsKey(input);
        }

        boolean clear(int input) {
            boolean had = contains(input);
            unity.clear(input);
            gains.remove(input);
            return had;
        }

        int size() {
            return unity.cardinality() + gains.size();
        }
    }

    /// Opens the lowest free column, with no cell in any row, and returns its number.
    public int openInput() {
        int input = openInputs.nextClearBit(0);
        openInputs.set(input);
        return input;
    }

    /// Whether that column is open; of any number from 0 on.
    public boolean isOpenInput(int input) {
        return openInputs.get(input);
    }

    /// The input leaves every output and its number is free again.
    public void closeInput(int input) {
        checkInput(input);
        for (int output = openOutputs.nextSetBit(0); output >= 0; output = openOutputs.nextSetBit(output + 1)) {
            rows.get(output).clear(input);
        }
        openInputs.clear(input);
    }

    /// Opens the lowest free row, empty and of unity gain, and returns its number.
    public int openOutput() {
        int output = openOutputs.nextClearBit(0);
        openOutputs.set(output);
        if (output == rows.size()) rows.add(new Row());
        return output;
    }

    /// Every input leaves the output and its number is free again.
    public void closeOutput(int output) {
        Row row = row(output);
        row.unity.clear();
        row.gains.clear();
        row.outputGain = Gain.UNITY;
        openOutputs.clear(output);
    }

    /// Puts `input` into `output` with `gain`, whether or not it was there.
    public void set(int output, int input, int gain) {
        checkInput(input);
        Row row = row(output);
        row.clear(input);
        if (gain == Gain.UNITY) row.unity.set(input);
        else row.gains.put(input, gain);
    }

    /// Takes `input` out of `output`; false when it was not there.
    public boolean clear(int output, int input) {
        checkInput(input);
        return row(output).clear(input);
    }

    /// Makes the row of `output` equal to the row of `model`, gain of the sum included.
    public void copyRow(int model, int output) {
        Row from = row(model);
        Row to = row(output);
        to.unity.clear();
        to.unity.or(from.unity);
        to.gains.clear();
        to.gains.putAll(from.gains);
        to.outputGain = from.outputGain;
    }

    /// Multiplies all of `output`, after its sum and before its limiter.
    public void setOutputGain(int output, int gain) {
        row(output).outputGain = gain;
    }

    /// The gain of the whole sum, as [#setOutputGain] set it.
    public int outputGain(int output) {
        return row(output).outputGain;
    }

    /// Whether `input` has a cell in `output`, be its gain [Gain#SILENT].
    public boolean contains(int output, int input) {
        return row(output).contains(input);
    }

    /// The gain of the cell, [Gain#SILENT] when the input is not in the output.
    public int gain(int output, int input) {
        Row row = row(output);
        return row.unity.get(input) ? Gain.UNITY : row.gains.getOrDefault(input, Gain.SILENT);
    }

    /// Inputs of `output` in ascending order.
    public int[] inputsOf(int output) {
        Row row = row(output);
        BitSet all = (BitSet) row.unity.clone();
        for (Map.Entry<Integer, Integer> cell : row.gains.entrySet()) all.set(cell.getKey());
        return all.stream().toArray();
    }

    /// Inputs that at least one of `outputs` contains.
    public BitSet inputsOfAny(int[] outputs) {
        BitSet any = new BitSet();
        for (int output : outputs) {
            Row row = row(output);
            any.or(row.unity);
            for (int input : row.gains.keySet()) any.set(input);
        }
        return any;
    }

    /// Whether any output contains `input`.
    public boolean isHeard(int input) {
        checkInput(input);
        return openOutputs.stream().anyMatch(output -> rows.get(output).contains(input));
    }

    /// Open inputs in ascending order.
    public int[] inputs() {
        return openInputs.stream().toArray();
    }

    /// Open outputs in ascending order.
    public int[] outputs() {
        return openOutputs.stream().toArray();
    }

    Row row(int output) {
        if (!openOutputs.get(output)) throw new IndexOutOfBoundsException("output " + output + " is not open");
        return rows.get(output);
    }

    private void checkInput(int input) {
        if (!openInputs.get(input)) throw new IndexOutOfBoundsException("input " + input + " is not open");
    }
}
