package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class EnvExampleTest {
    private static final Pattern READ =
            Pattern.compile("(?:text|number|longNumber|address|secret|oneOf|token)\\(\\s*\"([A-Z][A-Z0-9_]+)\"");
    private static final Pattern SHOWN = Pattern.compile("(?m)^#?\\s?([A-Z][A-Z0-9_]+)=");

    @Test
    void every_setting_that_is_read_stands_in_env_example_and_no_other() throws IOException {
        var reader = Files.readString(Path.of("../core/src/main/java/dvorik/core/config/SettingsReader.java"));
        assertEquals(names(READ, reader), names(SHOWN, Files.readString(Path.of("../.env.example"))));
    }

    private static TreeSet<String> names(Pattern pattern, String text) {
        var names = new TreeSet<String>();
        pattern.matcher(text).results().forEach(found -> names.add(found.group(1)));
        return names;
    }
}
