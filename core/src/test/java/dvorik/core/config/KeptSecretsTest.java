package dvorik.core.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptSecretsTest {
    private static final int PROCESSES = 4;

    @Test
    void processes_that_start_together_agree_on_one_set(@TempDir Path folder) throws Exception {
        var started = new ArrayList<Process>();
        for (int i = 0; i < PROCESSES; i++) {
            started.add(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Starter.class.getName(),
                            folder.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        }
        // all JVMs are up before the first one may ask
        for (var process : started) {
            assertEquals('r', process.getInputStream().read());
        }
        for (var process : started) {
            process.getOutputStream().write('g');
            process.getOutputStream().flush();
        }
        var seen = new HashSet<String>();
        for (var process : started) {
            seen.add(new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
            assertEquals(0, process.waitFor());
        }
        assertEquals(1, seen.size());
        assertTrue(seen.iterator().next().length() >= 32);
    }

    /** One of the processes. */
    static final class Starter {
        public static void main(String[] args) throws Exception {
            System.out.print('r');
            System.out.flush();
            var unused = System.in.read();
            var none = SettingsReader.from(Map.of()).secrets();
            System.out.print(KeptSecrets.fill(none, Path.of(args[0])).personHash());
        }
    }
}
