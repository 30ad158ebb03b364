package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dvorik.core.staff.Role;
import dvorik.core.text.Language;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class ApiMediaTest extends Scenario {
    private static final String MEDIA = "/api/v1/media";
    private static final String TEMPLATES = "/api/v1/templates";
    private static final byte[] MP4 = "\0\0\0\u0018ftypisom\0\0\0\0isommp42".getBytes(StandardCharsets.ISO_8859_1);
    private static final int LARGEST = 10 * 1024 * 1024;
    private final ApiClient owner = ApiClient.owner(town);

    private static byte[] png(int width) {
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(width, 20, BufferedImage.TYPE_INT_RGB), "png", out);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }

    private long keep(byte[] file, String type) {
        return owner.upload(MEDIA, file, type).is(201).at("/id").asLong();
    }

    @Test
    void the_same_file_is_kept_once_and_comes_back_as_it_was() throws Exception {
        var picture = png(31);
        Callable<Long> keep = () -> keep(picture, "image/png");
        try (var pool = Executors.newFixedThreadPool(4)) {
            var ids = pool.invokeAll(java.util.Collections.nCopies(4, keep)).stream()
                    .map(future -> {
                        try {
                            return future.get();
                        } catch (Exception e) {
                            throw new AssertionError(e);
                        }
                    })
                    .distinct()
                    .toList();
            assertEquals(1, ids.size());
            var back = owner.get(MEDIA + "/" + ids.getFirst()).is(200);
            assertArrayEquals(picture, back.http().body());
            assertEquals("image/png", back.header("Content-Type"));
            assertEquals("nosniff", back.header("X-Content-Type-Options"));
            assertTrue(back.header("Content-Disposition").startsWith("attachment"));
        }
        var named = owner.upload(MEDIA + "?name=%D0%BF%D1%80%22/..%2Fprice.png", png(32), "image/png")
                .is(201);
        assertEquals("price.png", named.at("/file_name").asText());
        owner.get(MEDIA + "/999999999").refuses(404, "MEDIA_001");
        owner.get(MEDIA + "/x").refuses(404, "MEDIA_001");
    }

    @Test
    void what_a_file_is_stands_in_its_bytes() {
        owner.upload(MEDIA, png(33), "image/jpeg").refuses(415, "MEDIA_002");
        owner.upload(MEDIA, "<html><script>".getBytes(StandardCharsets.UTF_8), "text/plain")
                .refuses(415, "MEDIA_002");
        owner.upload(MEDIA, new byte[] {'M', 'Z', 0, 1}, "application/octet-stream")
                .refuses(415, "MEDIA_002");
        owner.upload(MEDIA, new byte[0], "image/png").refuses(415, "MEDIA_002");
        owner.upload(MEDIA, png(34), "text/html").refuses(415, "REQUEST_005");
        assertEquals(
                "image/png",
                owner.upload(MEDIA, png(35), "application/octet-stream")
                        .is(201)
                        .at("/media_type")
                        .asText());
        owner.upload(MEDIA, "%PDF-1.7".getBytes(StandardCharsets.UTF_8), "application/pdf")
                .is(201);
        var large = Arrays.copyOf(png(36), LARGEST);
        long id = keep(large, "image/png");
        assertArrayEquals(large, owner.get(MEDIA + "/" + id).is(200).http().body());
        owner.upload(MEDIA, Arrays.copyOf(large, LARGEST + 1), "image/png").refuses(413, "REQUEST_004");
    }

    @Test
    void marketing_keeps_files_and_readers_see_them() {
        long id = keep(png(37), "image/png");
        var person = town.stranger("Рита", Language.RU);
        town.hire(person.telegramId(), "Рита", Language.RU, Role.READONLY);
        var reader = ApiClient.of(town, person.telegramId());
        reader.get(MEDIA + "/" + id).is(200);
        reader.upload(MEDIA, png(38), "image/png").refuses(403, "AUTH_003");
    }

    @Test
    void a_picture_goes_out_with_its_words_and_is_uploaded_once() {
        long id = keep(png(39), "image/png");
        // named by a bot that is no longer there: it is uploaded
        town.db().execute("update media_file set telegram_file_id = 'AgACAgIAAxkBAAM' where id = ?", id);
        assertFalse(written("photo", id).photo().isEmpty());
        Eventually.holds(() -> {
            var name = town.db()
                    .fetchSingle("select telegram_file_id from media_file where id = ?", id)
                    .get(0, String.class);
            return name != null && !name.equals("AgACAgIAAxkBAAM");
        });
        // and sent by that name from then on: its bytes are not asked for
        town.db().execute("delete from media_part where media_id = ?", id);
        assertFalse(written("photo", id).photo().isEmpty());
    }

    @Test
    void videos_animations_and_documents_go_out_too() {
        long id = keep(MP4, "video/mp4");
        assertTrue(written("video", id).json().has("video"));
        assertTrue(written("animation", id).json().has("animation"));
        assertTrue(written("document", keep("%PDF-1.4 x".getBytes(StandardCharsets.UTF_8), "application/pdf"))
                .json()
                .has("document"));
    }

    @Test
    void a_file_that_is_not_there_or_cannot_be_shown_so_is_refused() {
        long id = keep(MP4, "video/mp4");
        var refusal = owner.post(TEMPLATES, template("x" + System.nanoTime(), "photo", id))
                .refuses(422, "TEMPLATE_003");
        assertEquals("media_kind", refusal.at("/error/details/faults/0/reason").asText());
        refusal = owner.post(TEMPLATES, template("x" + System.nanoTime(), "photo", 999_999_999))
                .refuses(422, "TEMPLATE_003");
        assertEquals(
                "unknown_media", refusal.at("/error/details/faults/0/reason").asText());
    }

    private static String template(String key, String kind, long file) {
        return "{'key': '" + key + "', 'name': 'x', 'text_ru': '<i>Смотрите</i>, {{ name }}', 'media': {'kind': '"
                + kind + "', 'file_id': " + file + "}}";
    }

    /** @return what a new customer sees of such a template */
    private dvorik.sandbox.client.ChatMessage written(String kind, long file) {
        var key = "m" + System.nanoTime();
        owner.post(TEMPLATES, template(key, kind, file)).is(201);
        var anna = town.customer("Анна");
        anna.joins("Анна");
        owner.post("/api/v1/users/" + anna.kept().id().value() + "/messages", "{'template': '" + key + "'}")
                .is(201);
        return anna.chat().sees("Смотрите, Анна");
    }
}
