package tutti.engine.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import tutti.audio.wav.WavReader;
import tutti.engine.Engine;
import tutti.engine.EngineSettings;
import tutti.engine.Processor;

/// Beyond 4 GB: EBU Tech 3306. Slow, because all of them are written.
@EnabledIfSystemProperty(named = "tutti.slow", matches = "true")
class LargeRecordingTest {
    private static final int RATE_HZ = 48_000;
    private static final int FRAME = 960;
    private static final long BEYOND_4_GB_FRAMES = (1L << 32) / (FRAME * 4) + 50;

    @Test
    void becomesRf64AndGoesOn() throws IOException {
        Processor processor = new Engine(new EngineSettings(RATE_HZ, 20)).openProcessor();
        Speaker left = new Speaker(1, 20_000);
        Speaker right = new Speaker(2, 20_000);
        MostlySilentFile file = new MostlySilentFile();
        Recording recording = Recording.stereo(
                Recording.Side.of(processor.stream(left)),
                Recording.Side.of(processor.stream(right)),
                RecordingSettings.DEFAULT,
                () -> file);
        processor.tick(0);
        processor.skip(BEYOND_4_GB_FRAMES);
        processor.tick(0);
        recording.stop();
        for (boolean more = true; more; ) more = recording.drain();
        assertThat(recording.status().end()).isEqualTo(RecordingEnd.STOPPED);
        assertThat(new String(file.page(0), 0, 4, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("RF64");
        try (WavReader wav = WavReader.open(file, "large.wav")) {
            assertThat(wav.samplesPerChannel()).isEqualTo((BEYOND_4_GB_FRAMES + 2) * FRAME);
            wav.seek((BEYOND_4_GB_FRAMES + 1) * FRAME);
            int[] last = wav.readAll();
            assertThat(last).hasSize(2 * FRAME);
            for (int i = 0; i < FRAME; i++) {
                assertThat(last[2 * i]).isEqualTo(left.sample(FRAME + i));
                assertThat(last[2 * i + 1]).isEqualTo(right.sample(FRAME + i));
            }
        }
    }

    /// A file of any size that keeps only what is not zero.
    private static final class MostlySilentFile implements SeekableByteChannel {
        private static final int PAGE_BYTES = 1 << 20;
        private static final byte[] SILENCE = new byte[PAGE_BYTES];

        private final Map<Long, byte[]> pages = new HashMap<>();
        private long position;
        private long size;

        byte[] page(long number) {
            return pages.getOrDefault(number, SILENCE);
        }

        @Override
        public int write(ByteBuffer from) {
            int count = from.remaining();
            while (from.hasRemaining()) {
                long page = position / PAGE_BYTES;
                int at = (int) (position % PAGE_BYTES);
                int part = Math.min(from.remaining(), PAGE_BYTES - at);
                boolean silent = from.slice(from.position(), part).mismatch(ByteBuffer.wrap(SILENCE, 0, part)) < 0;
                if (silent && !pages.containsKey(page)) from.position(from.position() + part);
                else from.get(pages.computeIfAbsent(page, _ -> new byte[PAGE_BYTES]), at, part);
                position += part;
            }
            size = Math.max(size, position);
            return count;
        }

        @Override
        public int read(ByteBuffer to) {
            if (position >= size) return -1;
            int at = (int) (position % PAGE_BYTES);
            int count = (int) Math.min(Math.min(to.remaining(), PAGE_BYTES - at), size - position);
            to.put(page(position / PAGE_BYTES), at, count);
            position += count;
            return count;
        }

        @Override
        public long position() {
            return position;
        }

        @Override
        public MostlySilentFile position(long newPosition) {
            position = newPosition;
            return this;
        }

        @Override
        public long size() {
            return size;
        }

        @Override
        public MostlySilentFile truncate(long newSize) {
            size = Math.min(size, newSize);
            return this;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {
            position = 0;
        }
    }
}
