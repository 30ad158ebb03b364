package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dvorik.adminapi.frame.ErrorCode;
import dvorik.core.access.AccessMatrix;
import dvorik.core.access.Permission;
import dvorik.core.staff.Role;
import dvorik.core.text.Language;
import dvorik.core.text.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The tables of docs/api.md say what the code does. What they should be stands in the failure. */
class ApiDocsTest {
    @Test
    void the_matrix_of_the_docs_is_the_one_that_decides() throws IOException {
        var roles = Role.values();
        var table = new StringBuilder("| Permission | "
                + Arrays.stream(roles).map(Role::code).collect(Collectors.joining(" | ")) + " | program |\n|---|"
                + "---|".repeat(roles.length + 1) + "\n");
        for (var permission : Permission.values()) {
            table.append("| `").append(permission.scope()).append("` |");
            for (var role : roles) {
                table.append(AccessMatrix.of(role).contains(permission) ? " yes |" : " |");
            }
            table.append(permission.isForPrograms() ? " by scope |\n" : " |\n");
        }
        assertEquals(table.toString(), part("matrix"));
    }

    @Test
    void the_catalogue_of_the_docs_names_every_code() throws IOException {
        var texts = Application.texts(Clock.systemUTC());
        var table = new StringBuilder("| Code | Status | Meaning |\n|---|---|---|\n");
        for (var code : ErrorCode.values()) {
            table.append("| `%s` | %d | %s |\n"
                    .formatted(code.name(), code.status(), texts.plain(Language.EN, Text.of(code.text()))));
        }
        assertEquals(table.toString(), part("codes"));
    }

    private static String part(String name) throws IOException {
        var docs = Files.readString(Path.of("..", "docs", "api.md"));
        var begin = "<!-- " + name + " -->\n";
        return docs.substring(docs.indexOf(begin) + begin.length(), docs.indexOf("<!-- /" + name + " -->"));
    }
}
