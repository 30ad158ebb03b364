package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.QRCodeWriter;
import dvorik.core.text.Language;
import dvorik.sandbox.client.ChatMessage;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PhotoScenarioTest extends Scenario {

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_photo_of_the_customers_screen_shows_the_discount(Language language) {
        var card = town.customer("Ann", language).joins("Анна");
        var maria = town.cashier("Мария", language);
        maria.chat().sendsPhoto(picture(card), "");
        good(maria);
        maria.chat().sends("1500");
        maria.chat().sees("?");
        maria.taps("cashier.till.confirm");
        maria.chat().sees("−150");
    }

    @Test
    void a_picture_sent_as_a_file_is_read_too() {
        var card = town.customer("Ann").joins("Анна");
        var maria = town.cashier("Мария");
        maria.chat().sendsDocument("IMG_0001.PNG", picture(card));
        good(maria);
    }

    @Test
    void the_next_customers_photo_may_come_at_any_point() {
        var maria = town.cashier("Мария");
        maria.quotes(Customer.code(town.customer("Ann").joins("Анна")), "1500");
        var card = town.customer("Bob").joins("Боб");
        maria.chat().sendsPhoto(picture(card), "");
        good(maria);
    }

    @Test
    void what_holds_no_code_of_ours_is_answered_kindly() {
        var maria = town.cashier("Мария");
        maria.chat().sendsPhoto(qr("https://example.org/?start=c_7KQM2WXF"), "");
        maria.sees("cashier.picture.not-ours");
        maria.chat().sendsPhoto(png(new BufferedImage(300, 300, BufferedImage.TYPE_INT_RGB)), "");
        maria.sees("cashier.picture.no-code");
        maria.chat().sendsDocument("broken.jpg", new byte[] {1, 2, 3});
        maria.sees("cashier.picture.unreadable");
        maria.chat()
                .sendsPhoto(
                        qr("https://t.me/dvorik_cashier_bot?start=c_"
                                + Gift.newCode().value()),
                        "");
        maria.sees("cashier.code.unknown");
        maria.chat().sendsDocument("list.txt", "7KQM".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        maria.sees("cashier.till.type-code");
    }

    @Test
    void a_file_that_is_too_large_or_gone_is_refused_kindly() {
        var maria = town.cashier("Мария");
        var large = JsonNodeFactory.instance.objectNode();
        large.putObject("document")
                .put("file_id", "BQACAgIAAx0")
                .put("file_unique_id", "AgADx0")
                .put("mime_type", "image/png")
                .put("file_size", 15_000_000);
        maria.chat().sendsRaw(large);
        maria.sees("cashier.picture.too-big");
        var gone = JsonNodeFactory.instance.objectNode();
        gone.putArray("photo")
                .addObject()
                .put("file_id", "AgACAgIAAx0")
                .put("file_unique_id", "AQADx0")
                .put("width", 90)
                .put("height", 90);
        maria.chat().sendsRaw(gone);
        maria.sees("cashier.picture.away");
    }

    @Test
    void a_stranger_who_sends_a_photo_learns_nothing() {
        var card = town.customer("Ann").joins("Анна");
        var mallory = town.stranger("Mallory", Language.RU);
        mallory.chat().sendsPhoto(picture(card), "");
        mallory.sees("cashier.strangers");
    }

    @Test
    void the_number_on_a_customers_card_lists_what_is_good_here() {
        var ann = town.customer("Ann");
        ann.joins("Анна");
        Gift.roubles(town, 200).to(ann);
        Gift.roubles(town, 300).onlyIn(town.salon(Town.SECOND_SALON)).to(ann);
        var number = town.features().cardNumbers.of(ann.kept().id());
        var maria = town.cashier("Мария");
        maria.chat().sends(number.grouped());
        var list = maria.chat().sees("Клиент: Анна");
        assertTrue(list.buttons().size() == 2, list.toString());
        maria.chat().taps("Подарок 200\u00a0₽");
        maria.chat().sees("Скидка действует");
        maria.taps("cashier.till.redeem");
        maria.chat().sees("?");
        maria.taps("cashier.till.confirm");
        maria.chat().sees("Применена: −200");

        maria.chat().sends(number.value());
        good(maria);
        maria.chat().sendsPhoto(qr("https://t.me/dvorik_cashier_bot?start=k_" + number.value()), "");
        good(maria);
        maria.chat().starts("k_" + number.value());
        good(maria);
        maria.chat().sends("1500");
        maria.chat().sees("?");
        maria.taps("cashier.till.confirm");
        maria.chat().sees("Применена: −150");

        maria.chat().sends(number.grouped());
        maria.chat().sees("у клиента нет");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_card_number_with_a_slip_in_it_is_said_to_have_one(Language language) {
        var ann = town.customer("Ann", language);
        ann.joins("Анна");
        var number = town.features().cardNumbers.of(ann.kept().id()).value();
        char last = number.charAt(7);
        var maria = town.cashier("Мария", language);
        maria.chat().sends(number.substring(0, 7) + (last == '9' ? '0' : (char) (last + 1)));
        maria.sees("cashier.code.mistyped");
    }

    @Test
    void who_works_at_several_tills_is_asked_which_before_the_card_is_shown() {
        var ann = town.customer("Ann");
        ann.joins("Анна");
        var number = town.features().cardNumbers.of(ann.kept().id());
        var owner = town.stranger("Ольга", Language.RU);
        town.hire(owner.telegramId(), "Ольга", Language.RU, dvorik.core.staff.Role.OWNER);
        owner.chat().sends(number.grouped());
        owner.sees("cashier.till.ask");
        owner.chat().taps(Town.FIRST_SALON);
        good(owner);
    }

    private static void good(Cashier cashier) {
        cashier.chat()
                .sees(
                        "a good card",
                        m -> m.text().startsWith("✅") && m.buttons().contains(cashier.label("cashier.till.redeem")));
    }

    private byte[] picture(ChatMessage card) {
        try (var http = HttpClient.newHttpClient()) {
            var address = town.page().resolve(URI.create(card.photo()));
            return http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofByteArray())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] qr(String content) {
        try {
            var modules = new QRCodeWriter()
                    .encode(content, BarcodeFormat.QR_CODE, 400, 400, Map.of(EncodeHintType.MARGIN, 3));
            var image = new BufferedImage(400, 400, BufferedImage.TYPE_INT_RGB);
            for (int y = 0; y < 400; y++) {
                for (int x = 0; x < 400; x++) {
                    image.setRGB(x, y, modules.get(x, y) ? 0 : 0xffffff);
                }
            }
            return png(image);
        } catch (WriterException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static byte[] png(BufferedImage image) {
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
