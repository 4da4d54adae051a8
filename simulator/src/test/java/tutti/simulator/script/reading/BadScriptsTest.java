package tutti.simulator.script.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tutti.audio.wav.WavWriter;
import tutti.server.yaml.YamlReader;
import tutti.simulator.script.plan.Script;
import tutti.simulator.script.stage.Rehearsal;

/// Every way to write a bad script: the line it names, and what it says would be right.
class BadScriptsTest {
    @TempDir
    Path folder;

    private ScriptException refused(String yaml) throws IOException {
        Path script = Files.writeString(folder.resolve("bad.yaml"), yaml);
        ScriptException refused =
                catchThrowableOfType(ScriptException.class, () -> Rehearsal.of(ScriptReader.read(script)));
        assertThat(refused).as("accepted:%n%s", yaml).isNotNull();
        return refused;
    }

    /// `|` stands for a new line.
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
        ``                                                                        ; 1 ; the script is empty
        duration: 2s|parties: [                                                   ; 2 ; this is not YAML
        - anna                                                                    ; 1 ; here belong the keys of a script
        parties: [{name: a}]                                                      ; 1 ; needs "duration"
        duration: 2s                                                              ; 1 ; needs "parties"
        duration: 2s|parties: []                                                  ; 1 ; one party at least
        duration: 2s|parties: anna                                                ; 2 ; parties takes a list
        duration: 2s|duration: 3s|parties: [{name: a}]                            ; 2 ; there already, on line 1
        duration: 2s|partys: []                                                   ; 2 ; do you mean "parties"?
        duration: 2s|colour: red|parties: [{name: a}]                             ; 2 ; known are name, seed, duration
        duration: 2 hours|parties: [{name: a}]                                    ; 1 ; like 1.5s, 200ms or 75 frames
        duration: 0s|parties: [{name: a}]                                         ; 1 ; more than nothing
        duration: 11min|parties: [{name: a}]                                      ; 1 ; nothing here is longer than 600s
        duration: [2s]|parties: [{name: a}]                                       ; 1 ; takes one value
        duration: 2s|sampleRateHz: 44100|parties: [{name: a}]                     ; 2 ; do you mean "48000"?
        duration: 2s|frameMillis: 30|parties: [{name: a}]                         ; 2 ; do you mean
        duration: 2s|processors: 65|parties: [{name: a}]                          ; 2 ; from 1 to 64
        duration: 2s|seed: x|parties: [{name: a}]                                 ; 2 ; give a whole number
        duration: 2s|parties: [&a {name: a}, *a]                                  ; 2 ; anchors
        duration: 2s|---|parties: []                                              ; 3 ; a second document
        duration: 2s|parties:|- {name: a}|- {name: A}                             ; 4 ; a party already, on line 3
        duration: 2s|parties:|- {name: a/b}                                       ; 3 ; letters, digits
        duration: 2s|parties:|- {name: all}                                       ; 3 ; that word means everybody
        duration: 2s|parties:|- {role: party}                                     ; 3 ; needs "name"
        duration: 2s|parties:|- {name: a, count: 2}                               ; 3 ; like party-%03d
        duration: 2s|parties:|- {name: 'a%d', count: 0}                           ; 3 ; from 1 to 512
        duration: 2s|parties:|- {name: 'a%d', count: 512}|- {name: b}             ; 4 ; more than 512 parties
        duration: 2s|parties:|- {name: a, rolle: party}                           ; 3 ; do you mean "role"?
        duration: 2s|parties:|- {name: a, role: boss}                             ; 3 ; give party, monitor
        duration: 2s|parties:|- {name: a, role: coach of}                         ; 3 ; give party, monitor
        duration: 2s|parties:|- {name: a, role: coach of bem}|- {name: ben}       ; 3 ; do you mean "ben"?
        duration: 2s|parties:|- {name: a, role: coach of a}                       ; 3 ; a is not in the meeting then
        duration: 2s|parties:|- {name: a, source: flute}                          ; 3 ; "flute" is no source
        duration: 2s|parties:|- {name: a, source: {tone: {}, voice: {}}}          ; 3 ; a source is exactly one of
        duration: 2s|parties:|- {name: a, source: {tone: {frequencyHz: 4000}}}    ; 3 ; 100 to 3900 Hz
        duration: 2s|parties:|- {name: a, source: {tone: {frequencyHz: 900..300}}} ; 3 ; the range must rise
        duration: 2s|parties:|- {name: a, source: {tone: {levelDbov: 3}}}         ; 3 ; -90 to -4 dBov
        duration: 2s|parties:|- {name: a, source: {tone: 440}}                    ; 3 ; the keys of a tone
        duration: 2s|parties:|- {name: a, source: {voice: {talk: 10ms}}}          ; 3 ; give 50ms or more
        duration: 2s|parties:|- {name: a, source: {wav: none.wav}}                ; 3 ; no such file beside the script
        duration: 2s|parties:|- {name: a, source: {wav: bad.yaml}}                ; 3 ; not a WAV file
        duration: 2s|parties:|- {name: a, source: {wav: 16k.wav}}                 ; 3 ; give one channel at 8000 Hz
        duration: 2s|parties:|- {name: a, source: {wav: {file: 8k.wav, start: 2s}}} ; 3 ; it lasts 1s
        duration: 2s|parties:|- {name: a, source: {wav: {file: 8k.wav, loop: maybe}}} ; 3 ; known are true, false
        duration: 2s|parties:|- {name: a, network: {loss: 3}}                     ; 3 ; with the sign
        duration: 2s|parties:|- {name: a, network: {loss: 80%, burst: 2}}         ; 3 ; lose 66% at most
        duration: 2s|parties:|- {name: a, network: {jitter: 3}}                   ; 3 ; known are delayMillis
        duration: 2s|parties:|- {name: a, inDb: 30}                               ; 3 ; -24 to 24 dB
        duration: 2s|parties:|- {name: a, processor: 1}                           ; 3 ; from 0 to 0
        duration: 2s|parties:|- {name: a, join: 2s}                               ; 3 ; the script is over
        duration: 2s|parties:|- {name: a, join: 1s, leave: 1s}                    ; 3 ; it must be after a joins
        duration: 2s|parties:|- {name: a, join: later, leave: 1s}                 ; 3 ; leaves by the timeline
        duration: 2s|parties:|- {name: a, source: {tone: {frequencyHz: 900}}}|- {name: b, source: {tone: {frequencyHz: 901}}} ; 4 ; less than 2 Hz apart
        duration: 2s|parties: [{name: a}]|timeline:|- mute a                      ; 4 ; written as
        duration: 2s|parties: [{name: a}]|timeline:|- {at: 1s, who: a}            ; 4 ; an action needs "do"
        duration: 2s|parties: [{name: a}]|timeline:|- {at: 1s, do: mut, who: a}   ; 4 ; do you mean "mute"?
        duration: 2s|parties: [{name: a}]|timeline:|- {do: mute, who: a}          ; 4 ; needs "at"
        duration: 2s|parties: [{name: a}]|timeline:|- {at: 3s, do: mute, who: a}  ; 4 ; it lasts 2s
        duration: 2s|parties: [{name: a}]|timeline:|- {at: 1s, do: hold, who: a, by: self} ; 4 ; "by" is no key of "hold"
        duration: 2s|parties: [{name: a}]|timeline:|- {at: 1s, do: mute, who: b}  ; 4 ; nobody is called "b"
        duration: 2s|parties: [{name: a}]|timeline:|- {at: 1s, do: mute, who: a, by: boss} ; 4 ; known are self, moderator, policy
        duration: 2s|parties: [{name: a}]|timeline:|- {at: 1s, do: volume, who: a} ; 4 ; needs "inDb", "outDb" or both
        duration: 2s|parties: [{name: a}]|timeline:|- {at: 1s, do: role, who: a}  ; 4 ; needs "role"
        duration: 2s|parties: [{name: a}]|timeline:|- {at: 1s, do: join, who: a}  ; 4 ; in the meeting already
        duration: 2s|parties: [{name: a, join: later}]|timeline:|- {at: 1s, do: leave, who: a} ; 4 ; not in the meeting then
        duration: 2s|parties: [{name: a}]|timeline:|- {at: 1s, do: barge, who: a} ; 4 ; no coach and no monitor
        duration: 2s|parties: [{name: a}]|timeline:|- {at: 1s, do: startSideTalk, who: a} ; 4 ; a start a side talk at 1.0s: BAD_PARAMETER
        duration: 2s|parties: [{name: a}]|timeline:|- {at: 1s, do: endSideTalk, who: a} ; 4 ; in no side talk
        duration: 2s|parties:|- {name: a, listen: fax}                            ; 3 ; known are dtmf, callprogress, grunt
        duration: 2s|parties:|- {name: a, listen: [dtmf, dtfm]}                   ; 3 ; do you mean "dtmf"?
        duration: 2s|parties:|- {name: a, suppression: cut}                       ; 3 ; needs "listen"
        duration: 2s|parties:|- {name: a, listen: dtmf, suppression: on}          ; 3 ; do you mean "off"?
        duration: 2s|parties:|- {name: a, listen: dtmf, suppression: {lookahead: 40ms}} ; 3 ; do you mean "lookAhead"?
        duration: 2s|parties:|- {name: a, listen: dtmf, suppression: {lookAhead: 300ms}} ; 3 ; give 200ms or less
        duration: 2s|parties:|- {name: a, tracking: yes}                          ; 3 ; tracking cannot be
        duration: 2s|parties:|- {name: a, agc: -12}                               ; 3 ; the keys of a gain control
        duration: 2s|parties:|- {name: a, agc: {targetDbm0: 4}}                   ; 3 ; -90 to 3 dBm0
        duration: 2s|parties: [{name: a}]|timeline:|- {at: 1s, do: press, who: a} ; 4 ; needs "digits"
        duration: 2s|parties: [{name: a}]|timeline:|- {at: 1s, do: press, who: a, digits: 12x} ; 4 ; No DTMF digit at 2
        duration: 2s|parties: [{name: a}]|timeline:|- {at: 1s, do: press, who: a, digits: ''} ; 4 ; give one digit at least
        duration: 2s|parties: [{name: a}]|timeline:|- {at: 1s, do: press, who: a, digits: 1, digitMillis: 5} ; 4 ; from 10 to 5000
        duration: 2s|parties: [{name: a}]|timeline:|- {at: 1s, do: press, who: a, digits: 1, levelDbm0: 0} ; 4 ; -60 to -6 dBm0
        duration: 2s|parties: [{name: a}]|timeline:|- {at: 1s, do: press, who: a, digits: 1, over: maybe} ; 4 ; known are true, false
        duration: 2s|parties: [{name: a, join: later}]|timeline:|- {at: 1s, do: press, who: a, digits: 1} ; 4 ; not in the meeting then
        duration: 2s|parties: [{name: a}]|recordings:|- {name: r}                 ; 4 ; exactly one of mix, stems, stereo
        duration: 2s|parties: [{name: a}]|recordings:|- {name: r, mix: a, stems: a} ; 4 ; exactly one of
        duration: 2s|parties: [{name: a}]|recordings:|- {name: r, mix: a}         ; 4 ; he is never a recorder
        duration: 2s|parties: [{name: a}]|recordings:|- {name: r, stems: b}       ; 4 ; nobody is called "b"
        duration: 2s|parties: [{name: a}]|recordings:|- {name: r, stereo: a}      ; 4 ; two parties
        duration: 2s|parties: [{name: a}]|recordings:|- {name: r, stereo: [a, a]} ; 4 ; two parties
        duration: 2s|parties: [{name: a}]|recordings:|- {name: ../r, mix: a}      ; 4 ; letters, digits
        duration: 2s|parties: [{name: a}]|recordings:|- {mix: a}                  ; 4 ; needs "name"
        duration: 2s|parties: [{name: a}]|recordings:|- {name: r, format: mp3}    ; 4 ; known are name, mix, stems, stereo
        duration: 2s|parties: [{name: a}, {name: b}]|recordings:|- {name: r, stereo: [a, b]}|- {name: R, stereo: [a, b]} ; 5 ; already, on line 4
        duration: 2s|parties: [{name: a}]|timeline:|- {at: 1s, do: play, tone: 440} ; 4 ; needs "to"
        duration: 2s|parties: [{name: a}]|timeline:|- {at: 1s, do: play, to: b, tone: 440} ; 4 ; nobody is called "b"
        duration: 2s|parties: [{name: a}]|timeline:|- {at: 1s, do: play, to: all} ; 4 ; exactly one of wav, cadence, tone, digits
        duration: 2s|parties: [{name: a}]|timeline:|- {at: 1s, do: play, to: all, tone: 440, wav: x.wav} ; 4 ; exactly one of
        duration: 2s|parties: [{name: a}]|timeline:|- {at: 1s, do: play, to: all, wav: x.wav} ; 4 ; no such file
        duration: 2s|parties: [{name: a}]|timeline:|- {at: 1s, do: play, to: all, cadence: us_dial} ; 4 ; cadence cannot be
        duration: 2s|parties: [{name: a}]|timeline:|- {at: 1s, do: play, to: all, tone: 5000} ; 4 ; 100 to 3900 Hz
        duration: 2s|parties: [{name: a}]|timeline:|- {at: 1s, do: play, to: all, tone: 440, length: 0s} ; 4 ; a millisecond or more
        duration: 2s|parties: [{name: a}]|timeline:|- {at: 1s, do: play, to: all, tone: 440, times: 0} ; 4 ; from 1 to 1000
        duration: 2s|parties: [{name: a}]|timeline:|- {at: 1s, do: play, to: all, tone: 440, name: a} ; 4 ; a party already
        duration: 2s|parties: [{name: a}]|timeline:|- {at: 1s, do: play, to: all, tone: 440, who: a} ; 4 ; "who" is no key of "play"
        duration: 2s|parties:|- {name: a, sampleRateHz: 44100}                    ; 3 ; do you mean "48000"?
        duration: 2s|parties:|- {name: a, sampleRateHz: 16000, source: {wav: 8k.wav}} ; 3 ; give one channel at 16000 Hz
        duration: 2s|parties:|- {name: a, inDb: 12, agc: {targetDbm0: -3}}        ; 3 ; choose target level and volume
        """)
    void isRefusedWithItsLineAndWhatWouldBeRight(String yaml, int line, String says) throws IOException {
        wav("8k.wav", 8_000);
        wav("16k.wav", 16_000);
        ScriptException refused = refused(yaml.replace('|', '\n'));
        assertThat(refused).hasMessageContaining(says);
        assertThat(refused.line()).as(refused.getMessage()).isEqualTo(line);
        assertThat(refused.getMessage())
                .startsWith(folder.resolve("bad.yaml") + ", line " + line + ": ")
                .hasLineCount(1);
    }

    private void wav(String name, int sampleRateHz) throws IOException {
        FileChannel channel = FileChannel.open(
                folder.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.READ);
        try (WavWriter writer = new WavWriter(channel, sampleRateHz, 1)) {
            writer.write(new int[8_000], 0, 8_000);
        }
    }

    @Test
    void nestingIsLimited() throws IOException {
        String deep = "[".repeat(YamlReader.DEPTH_MAX + 1) + "]".repeat(YamlReader.DEPTH_MAX + 1);
        assertThat(refused("duration: " + deep)).hasMessageContaining("levels deep");
    }

    @Test
    void actionsAreLimited() throws IOException {
        String action = "  - {at: 1s, do: hold, who: a}\n";
        String yaml = "duration: 2s\nparties: [{name: a}]\ntimeline:\n" + action.repeat(Script.ACTIONS_MAX + 1);
        assertThat(refused(yaml)).hasMessageContaining("more than 10000 actions");
    }

    @Test
    void recordingsAreLimited() throws IOException {
        StringBuilder yaml = new StringBuilder("duration: 2s\nparties: [{name: a}, {name: b}]\nrecordings:\n");
        for (int i = 0; i <= Script.RECORDINGS_MAX; i++) {
            yaml.append("  - {name: r").append(i).append(", stereo: [a, b]}\n");
        }
        assertThat(refused(yaml.toString())).hasMessageContaining("more than 64 recordings");
    }

    @Test
    void aFileThatIsNoScriptIsOneSentence() throws IOException {
        ScriptException missing =
                catchThrowableOfType(ScriptException.class, () -> ScriptReader.read(folder.resolve("missing.yaml")));
        assertThat(missing).hasMessageContaining("missing.yaml: there is no such file");
        Path binary = Files.write(folder.resolve("binary.yaml"), new byte[] {(byte) 0xC3, 0x28});
        assertThat(catchThrowableOfType(ScriptException.class, () -> ScriptReader.read(binary)))
                .hasMessageContaining("not text in UTF-8");
        Path huge = Files.write(folder.resolve("huge.yaml"), new byte[(int) ScriptReader.FILE_BYTES_MAX + 1]);
        assertThat(catchThrowableOfType(ScriptException.class, () -> ScriptReader.read(huge)))
                .hasMessageContaining("larger than");
    }
}
