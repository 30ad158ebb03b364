package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dvorik.core.staff.Role;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Salons with their profiles and rules, services, masters. */
class ApiServicesTest {
    private static final Town town = Town.shared();
    private static final String SALONS = "/api/v1/salons";
    private static final String SERVICES = "/api/v1/services";
    private static final String CATEGORIES = SERVICES + "/categories";
    private static final String MASTERS = "/api/v1/masters";
    private final ApiClient owner = ApiClient.owner(town);

    @Test
    void a_salon_has_a_profile_in_three_languages() {
        var made = owner.post(
                        SALONS,
                        "{'name': 'Профиль', 'name_uz': 'Markaz', 'description_ru': 'Вход со двора', 'phone':"
                                + " '+74232000000', 'place': {'latitude': 43.115, 'longitude': 131.885}, 'hours':"
                                + " [{'weekday': 'friday', 'begins': '10:00', 'ends': '02:00'}]}")
                .is(201);
        var path = SALONS + "/" + made.at("/id").asLong();
        assertEquals(made.body(), owner.get(path).is(200).body());
        assertTrue(made.at("/name_ru").isNull());
        assertEquals("Markaz", made.at("/name_uz").asText());
        assertEquals(43.115, made.at("/place/latitude").asDouble());
        assertEquals("02:00", made.at("/hours/0/ends").asText());
        var changed = owner.with("If-Match", made.header("ETag"))
                .patch(path, "{'name': 'Иначе', 'name_uz': null, 'phone': null, 'place': null, 'hours': null}")
                .is(200);
        assertEquals("Иначе", changed.at("/name").asText());
        assertTrue(changed.at("/name_uz").isNull());
        assertTrue(changed.at("/place").isNull());
        assertTrue(changed.at("/phone").isNull());
        assertEquals(0, changed.at("/hours").size());
        assertEquals("Вход со двора", changed.at("/description_ru").asText());
        owner.with("If-Match", made.header("ETag"))
                .patch(path, "{'phone': null}")
                .refuses(412, "REQUEST_006");
        var bad = owner.patch(
                        path,
                        "{'place': {'latitude': 91, 'longitude': 0}, 'phone': '12', 'hours':"
                                + " [{'weekday': 'someday', 'begins': '10:02', 'ends': '25:00'}]}")
                .refuses(422, "VALIDATION_001");
        assertEquals(5, bad.at("/error/details/fields").size(), () -> "" + bad.body());
        var twice = "{'weekday': 'monday', 'begins': '10:00', 'ends': '12:00'}";
        owner.patch(path, "{'hours': [" + twice + ", " + twice + "]}").refuses(422, "VALIDATION_001");
    }

    @Test
    void the_rules_of_booking_are_changed_by_versions() {
        var atelier = new Atelier(town, 0);
        var path = SALONS + "/" + atelier.salon + "/policy";
        var before = owner.get(path).is(200);
        assertEquals(60, before.at("/min_notice_minutes").asInt());
        var changed = owner.with("If-Match", before.header("ETag"))
                .patch(path, "{'min_notice_minutes': 30, 'late_cancel': 'refused', 'buffers': 'overlap'}")
                .is(200);
        assertEquals(30, changed.at("/min_notice_minutes").asInt());
        assertEquals("overlap", changed.at("/buffers").asText());
        assertEquals(before.at("/horizon_days"), changed.at("/horizon_days"));
        owner.with("If-Match", before.header("ETag"))
                .patch(path, "{'horizon_days': 5}")
                .refuses(412, "REQUEST_006");
        owner.patch(path, "{'horizon_days': null}").refuses(422, "VALIDATION_001");
        owner.patch(path, "{'horizon_days': 366, 'max_open': 0}").refuses(422, "VALIDATION_001");
        var manager = atelier.asMember(Role.MANAGER);
        manager.patch(path, "{'horizon_days': 40}").is(200);
        var elsewhere = new Atelier(town, 0);
        elsewhere.asMember(Role.MANAGER).patch(path, "{'horizon_days': 41}").refuses(404, "SALON_001");
        elsewhere.asMember(Role.MANAGER).get(path).refuses(404, "SALON_001");
        Strangers.owner(town).get(path).refuses(404, "SALON_001");
    }

    @Test
    void two_who_change_different_things_at_once_both_succeed() throws Exception {
        var atelier = new Atelier(town, 0);
        var path = SERVICES + "/" + atelier.cut;
        try (var pool = Executors.newFixedThreadPool(2)) {
            for (int i = 1; i <= 10; i++) {
                int price = 1000 * i;
                int minutes = 5 * i;
                Callable<ApiClient.Reply> one = () -> owner.patch(path, "{'price': " + price + "}");
                Callable<ApiClient.Reply> other = () -> owner.patch(path, "{'duration': " + minutes + "}");
                for (var future : pool.invokeAll(java.util.List.of(one, other))) {
                    future.get().is(200);
                }
                var now = owner.get(path);
                assertEquals(price, now.at("/price").asInt());
                assertEquals(minutes, now.at("/duration").asInt());
            }
        }
    }

    @Test
    void a_service_is_made_read_changed_and_deleted() {
        var atelier = new Atelier(town, 0);
        var heading = owner.post(CATEGORIES, "{'name_ru': 'Волосы', 'name_uz': 'Soch', 'name_en': 'Hair'}")
                .is(201);
        long category = heading.at("/id").asLong();
        var keyed = owner.with("Idempotency-Key", "service-" + System.nanoTime());
        var body = "{'category_id': " + category
                + ", 'name_ru': 'Укладка', 'name_uz': 'Turmak', 'name_en': 'Styling', 'duration': 45, 'buffer_after':"
                + " 10, 'slot_step': 15, 'price': 120000, 'needs': 'chair', 'salon_ids': [" + atelier.salon + "]}";
        var made = keyed.post(SERVICES, body).is(201);
        assertEquals(made.body(), keyed.post(SERVICES, body).is(201).body());
        var path = SERVICES + "/" + made.at("/id").asLong();
        assertEquals(made.body(), owner.get(path).is(200).body());
        assertEquals("RUB", made.at("/currency").asText());
        assertTrue(made.at("/online").asBoolean());
        assertEquals(
                1, owner.get(SERVICES + "?category_id=" + category).at("/items").size());
        var elsewhere = new Atelier(town, 0);
        assertTrue(lists(SERVICES + "?salon_id=" + atelier.salon, made));
        assertFalse(lists(SERVICES + "?salon_id=" + elsewhere.salon, made));
        var changed = owner.with("If-Match", made.header("ETag"))
                .patch(path, "{'needs': null, 'category_id': null, 'duration': 50, 'description_en': 'With care'}")
                .is(200);
        assertTrue(changed.at("/needs").isNull());
        assertTrue(changed.at("/category_id").isNull());
        assertEquals(10, changed.at("/buffer_after").asInt());
        assertEquals("With care", changed.at("/description_en").asText());
        owner.with("If-Match", made.header("ETag")).patch(path, "{'price': 1}").refuses(412, "REQUEST_006");
        owner.patch(path, "{'duration': 47}").refuses(422, "VALIDATION_001");
        owner.patch(path, "{'name_ru': '  ', 'price': null}").refuses(422, "VALIDATION_001");
        owner.patch(path, "{'category_id': 999999, 'salon_ids': [999999]}").refuses(422, "VALIDATION_001");
        owner.patch(CATEGORIES + "/" + category, "{'name_en': 'Hair and more', 'position': 3}")
                .is(200);
        owner.delete(CATEGORIES + "/" + category).is(204);
        owner.delete(CATEGORIES + "/" + category).refuses(404, "CATEGORY_001");
        owner.delete(path).is(204);
        owner.get(path).refuses(404, "SERVICE_001");
        owner.patch(path, "{'price': 1}").refuses(404, "SERVICE_001");
        owner.delete(path).refuses(404, "SERVICE_001");
        var manager = atelier.asMember(Role.MANAGER);
        manager.get(SERVICES + "/" + atelier.cut).is(200);
        manager.patch(SERVICES + "/" + atelier.cut, "{'price': 1}").refuses(403, "AUTH_003");
        var stranger = Strangers.owner(town);
        stranger.get(SERVICES + "/" + atelier.cut).refuses(404, "SERVICE_001");
        stranger.patch(SERVICES + "/" + atelier.cut, "{'price': 1}").refuses(404, "SERVICE_001");
        assertEquals(0, stranger.get(SERVICES).at("/items").size());
    }

    @Test
    void a_member_of_staff_becomes_a_master_with_own_prices() throws Exception {
        var atelier = new Atelier(town, 1);
        long id = atelier.master(0);
        var path = MASTERS + "/" + id;
        var shown = owner.get(path).is(200);
        assertEquals(2, shown.at("/services").size());
        assertTrue(shown.at("/services/0/price").isNull());
        owner.post(MASTERS, "{'staff_id': " + id + "}").refuses(409, "MASTER_002");
        owner.post(MASTERS, "{'staff_id': 999999999}").refuses(404, "STAFF_001");
        var own = owner.with("If-Match", shown.header("ETag"))
                .post(
                        path + "/services",
                        "{'salon_id': %d, 'services': [{'service_id': %d, 'price': 200000, 'duration': 45}]}"
                                .formatted(atelier.salon, atelier.cut))
                .is(200);
        assertEquals(200_000, own.at("/services/0/price").asLong());
        owner.with("If-Match", shown.header("ETag"))
                .post(path + "/services", "{'salon_id': " + atelier.salon + ", 'services': []}")
                .refuses(412, "REQUEST_006");
        var booked = atelier.book(atelier.guest(atelier.cut, id, atelier.at(3, "10:00")))
                .is(201);
        assertEquals(200_000, booked.at("/price").asLong());
        assertEquals(atelier.at(3, "10:45").toString(), booked.at("/ends_at").asText());
        owner.post(
                        path + "/services",
                        "{'salon_id': %d, 'services': [{'service_id': 999999}]}".formatted(atelier.salon))
                .refuses(422, "VALIDATION_001");
        var photo = owner.upload("/api/v1/media", picture(), "image/png").is(201);
        var changed = owner.patch(
                        path,
                        "{'about_ru': 'Десять лет', 'listed': false, 'seats': 2, 'photo_id': "
                                + photo.at("/id").asLong() + "}")
                .is(200);
        assertEquals("Десять лет", changed.at("/about_ru").asText());
        assertFalse(changed.at("/listed").asBoolean());
        assertEquals(photo.at("/id"), changed.at("/photo_id"));
        owner.patch(path, "{'photo_id': 999999}").refuses(422, "VALIDATION_001");
        owner.patch(path, "{'seats': 0}").refuses(422, "VALIDATION_001");
        var manager = atelier.asMember(Role.MANAGER);
        manager.patch(path, "{'about_ru': null, 'photo_id': null}").is(200);
        assertEquals(1, manager.get(MASTERS).at("/items").size());
        var elsewhere = new Atelier(town, 1);
        var other = elsewhere.asMember(Role.MANAGER);
        other.get(path).refuses(404, "MASTER_001");
        other.patch(path, "{'seats': 1}").refuses(404, "MASTER_001");
        other.post(path + "/services", "{'salon_id': " + elsewhere.salon + ", 'services': []}")
                .refuses(404, "MASTER_001");
        other.post(MASTERS, "{'staff_id': " + id + "}").refuses(404, "STAFF_001");
        manager.post(path + "/services", "{'salon_id': " + elsewhere.salon + ", 'services': []}")
                .refuses(404, "SALON_001");
        atelier.asMaster(0).patch(path, "{'seats': 1}").refuses(403, "AUTH_003");
        Strangers.owner(town).get(path).refuses(404, "MASTER_001");
    }

    @Test
    void a_calendar_is_read_by_its_secret_address_only() throws Exception {
        var atelier = new Atelier(town, 2);
        atelier.booked(atelier.guest(atelier.cut, atelier.master(0), atelier.at(3, "10:00"))
                .replace("'Guest'", "'Анна Каренина'"));
        atelier.booked(atelier.guest(atelier.colour, atelier.master(1), atelier.at(3, "10:00")));
        var path = MASTERS + "/" + atelier.master(0) + "/calendar";
        var master = atelier.asMaster(0);
        assertFalse(master.get(path).is(200).at("/issued").asBoolean());
        var first = master.post(path, null).is(201).at("/path").asText();
        assertTrue(master.get(path).at("/issued").asBoolean());
        var nobody = ApiClient.of(town);
        var feed = nobody.send("GET", first, null, null);
        assertEquals(200, feed.status());
        assertTrue(feed.header("Content-Type").startsWith("text/calendar"));
        assertTrue(feed.header("Cache-Control").startsWith("private"));
        var text = new String(feed.http().body(), java.nio.charset.StandardCharsets.UTF_8);
        assertTrue(text.contains("BEGIN:VEVENT"));
        assertTrue(text.contains("Haircut") && text.contains("Анна"), text);
        assertFalse(text.contains("Каренина") || text.contains("+7902") || text.contains("Colour"), text);
        var second = atelier.owner.post(path, null).is(201).at("/path").asText();
        assertEquals(404, nobody.send("GET", first, null, null).status());
        assertEquals(200, nobody.send("GET", second, null, null).status());
        atelier.asMaster(1).post(path, null).refuses(404, "MASTER_001");
        atelier.asMaster(1).delete(path).refuses(404, "MASTER_001");
        new Atelier(town, 0).asMember(Role.MANAGER).post(path, null).refuses(404, "MASTER_001");
        master.delete(path).is(204);
        master.delete(path).is(204);
        assertEquals(404, nobody.send("GET", second, null, null).status());
        assertEquals(404, nobody.send("GET", "/calendars/x.ics", null, null).status());
        assertEquals(
                3,
                town.db()
                        .fetchSingle(
                                "select count(*) from audit_entry where action like 'calendar.%' and entity_id = ?",
                                atelier.master(0))
                        .get(0, Integer.class));
    }

    private boolean lists(String path, ApiClient.Reply made) {
        return owner.get(path).is(200).at("/items").findValues("id").contains(made.at("/id"));
    }

    private static byte[] picture() throws java.io.IOException {
        var image = new java.awt.image.BufferedImage(8, 8, java.awt.image.BufferedImage.TYPE_INT_RGB);
        image.setRGB(1, 1, (int) System.nanoTime());
        var out = new java.io.ByteArrayOutputStream();
        javax.imageio.ImageIO.write(image, "png", out);
        return out.toByteArray();
    }
}
