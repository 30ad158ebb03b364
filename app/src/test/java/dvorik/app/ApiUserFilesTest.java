package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dvorik.app.ApiClient.Reply;
import dvorik.core.staff.Role;
import dvorik.core.text.Language;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiUserFilesTest {
    private static final Town town = Town.shared();
    private static final String USERS = "/api/v1/users";
    private static final AtomicInteger NUMBERS = new AtomicInteger(1_000_000);
    private final ApiClient owner = ApiClient.owner(town);
    /** Marks the people of one test. */
    private final String source = "f" + UUID.randomUUID().toString().replace("-", "");

    /** @return nobody's: such as {@code +79041000001} */
    private static String phone() {
        return "+7904" + NUMBERS.incrementAndGet();
    }

    private Reply take(String csv) {
        return take(owner, csv, "");
    }

    private static Reply take(ApiClient who, String csv, String query) {
        return who.send("POST", USERS + "/import" + query, csv, "text/csv; charset=utf-8");
    }

    private long people() {
        return owner.get(USERS + "?source=" + source).at("/total").asLong();
    }

    @Test
    void an_import_makes_people_and_a_second_one_nobody_new() {
        var one = phone();
        var two = phone();
        var csv = "phone,name,birthday,language,tags,source\r\n"
                + one + ",Анна,1990-02-28,uz,\"vip, Old\"," + source + "\r\n"
                + "8 (" + two.substring(2, 5) + ") " + two.substring(5) + ",\"Ольга \"\"О\"\"\",,,," + source + "\r\n";
        var dry = take(owner, csv, "?dry_run=true").is(200);
        assertEquals(2, dry.at("/created").asInt(), () -> "" + dry.body());
        assertTrue(dry.at("/dry_run").asBoolean());
        assertEquals(0, people());
        var first = take(csv).is(200);
        assertEquals(2, first.at("/created").asInt());
        assertEquals(2, first.at("/lines/0/line").asInt());
        var anna =
                owner.get(USERS + "/" + first.at("/lines/0/user_id").asLong()).is(200);
        assertEquals(one, anna.at("/user/phone").asText());
        assertEquals("uz", anna.at("/user/language").asText());
        assertEquals("[\"Old\",\"vip\"]", anna.at("/user/tags").toString());
        assertEquals("1990-02-28", anna.at("/user/birthday").asText());
        var olga = owner.post(USERS + "/search", "{'phone': '" + two + "'}").is(200);
        assertEquals("Ольга \"О\"", olga.at("/name").asText());
        var again = take(csv).is(200);
        assertEquals(2, again.at("/known").asInt());
        assertEquals(2, people());
    }

    @Test
    void what_is_missing_is_added_and_what_is_known_stays() {
        var phone = phone();
        take("phone,name,source\n" + phone + ",Анна," + source).is(200);
        var more = take("phone;name;birthday;tags\n" + phone + ";Другая;2000-01-01;x")
                .is(200);
        assertEquals(1, more.at("/completed").asInt(), () -> "" + more.body());
        var anna = owner.post(USERS + "/search", "{'phone': '" + phone + "'}").is(200);
        assertEquals("Анна", anna.at("/name").asText());
        assertEquals("2000-01-01", anna.at("/birthday").asText());
        assertEquals("[\"x\"]", anna.at("/tags").toString());
    }

    @Test
    void each_wrong_line_is_told_and_the_others_are_taken() {
        var good = phone();
        var report = take("\uFEFFphone,name,birthday,language,tags,source\n"
                        + ",A,,,,\n"
                        + "12,A,,,,\n"
                        + phone() + ",A,31.12.2000,,,\n"
                        + phone() + ",A,,de,,\n"
                        + phone() + "," + "x".repeat(65) + ",,,,\n"
                        + phone() + ",A,,," + "y".repeat(41) + ",\n"
                        + good + ",Анна,,,," + source + "\n"
                        + good + ",Анна,,,," + source + "\n"
                        + phone() + ",A,,,,,,,,\n"
                        + "\n")
                .is(200);
        assertEquals(8, report.at("/refused").asInt(), () -> "" + report.body());
        assertEquals(1, report.at("/created").asInt());
        assertEquals("required", report.at("/lines/0/problems/0/problem").asText());
        assertEquals("phone", report.at("/lines/1/problems/0/column").asText());
        assertEquals("birthday", report.at("/lines/2/problems/0/column").asText());
        assertEquals("language", report.at("/lines/3/problems/0/column").asText());
        assertEquals("name", report.at("/lines/4/problems/0/column").asText());
        assertEquals("tags", report.at("/lines/5/problems/0/column").asText());
        assertEquals("created", report.at("/lines/6/result").asText());
        assertEquals("twice", report.at("/lines/7/problems/0/problem").asText());
        assertEquals("line", report.at("/lines/8/problems/0/column").asText());
        assertEquals(1, people());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "name\nA", "phone,colour\n1,2", "phone,phone\n1,2", "\u0000\u0001"})
    void files_without_the_right_columns_are_refused(String csv) {
        take(csv).refuses(422, "VALIDATION_001");
    }

    @Test
    void a_quote_that_never_ends_stops_the_reading_there() {
        var report = take("phone,name,source\n" + phone() + ",A," + source + "\n" + phone() + ",\""
                        + "x".repeat(70_000))
                .is(200);
        assertFalse(report.at("/complete").asBoolean(), () -> "" + report.body());
        assertEquals(1, report.at("/created").asInt());
    }

    @Test
    void rivals_who_import_the_same_file_double_nobody() throws Exception {
        var csv = new StringBuilder("phone,name,source\n");
        for (int i = 0; i < 300; i++) {
            csv.append(phone())
                    .append(",N")
                    .append(i)
                    .append(',')
                    .append(source)
                    .append('\n');
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, 3)
                    .<Callable<Reply>>mapToObj(i -> () -> take(csv.toString()))
                    .toList();
            for (var call : threads.invokeAll(calls)) {
                call.get().is(200);
            }
        }
        assertEquals(300, people());
    }

    @Test
    void who_imports_and_exports_needs_the_permission_and_the_right_kind_of_body() {
        var person = town.stranger("Рита", Language.RU);
        town.hire(person.telegramId(), "Рита", Language.RU, Role.READONLY);
        var readonly = ApiClient.of(town, person.telegramId());
        take(readonly, "phone\n" + phone(), "").refuses(403, "AUTH_003");
        readonly.get(USERS + "/export").refuses(403, "AUTH_003");
        owner.send("POST", USERS + "/import", "{}", "application/json").refuses(415, "REQUEST_005");
        take(owner, "phone\n1", "?dry_run=x").refuses(422, "VALIDATION_001");
        owner.get(USERS + "/export?format=pdf").refuses(422, "VALIDATION_001");
        owner.get(USERS + "/export?page=1").refuses(422, "VALIDATION_001");
    }

    @Test
    void an_export_calculates_nothing_and_can_be_taken_over_again() {
        var phone = phone();
        take("phone,name,tags,source\n" + phone + ",=1+1,@x," + source).is(200);
        var csv = text(owner.get(USERS + "/export?source=" + source).is(200));
        assertTrue(csv.startsWith("\uFEFFphone,name,"), csv);
        assertTrue(csv.contains(phone + ",'=1+1,"), csv);
        assertTrue(csv.contains(",'@x,"), csv);
        var again = take(csv).is(200);
        assertEquals(1, again.at("/known").asInt(), () -> "" + again.body());
    }

    @Test
    void an_export_has_all_of_a_list_in_both_formats() throws IOException {
        var csv = new StringBuilder("phone,name,source\n");
        for (int i = 0; i < 1_200; i++) {
            csv.append(phone())
                    .append(",Name")
                    .append(i)
                    .append(',')
                    .append(source)
                    .append('\n');
        }
        var job = take(csv.toString()).is(202).at("/id").asLong();
        Eventually.holds(() -> {
            town.features().customerImport.workDue();
            return !owner.get(USERS + "/import/" + job).at("/finished_at").isNull();
        });
        var lines = text(owner.get(USERS + "/export?source=" + source).is(200))
                .lines()
                .toList();
        assertEquals(1_201, lines.size());
        assertEquals(1_201, List.copyOf(new java.util.HashSet<>(lines)).size());
        var book = owner.get(USERS + "/export?format=xlsx&source=" + source).is(200);
        var sheet = sheet(book.http().body());
        assertTrue(sheet.contains("Name0<") && sheet.contains("Name1199<"));
        assertEquals(1_201, sheet.split("<row ", -1).length - 1);
    }

    private static String text(Reply reply) {
        return new String(reply.http().body(), StandardCharsets.UTF_8);
    }

    private static String sheet(byte[] book) throws IOException {
        var file = Files.createTempFile("customers", ".xlsx");
        try {
            Files.write(file, book);
            try (var zip = new ZipFile(file.toFile());
                    var sheet = zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml"))) {
                return new String(sheet.readAllBytes(), StandardCharsets.UTF_8);
            }
        } finally {
            Files.delete(file);
        }
    }
}
