package dvorik.clientbot.booking;

import dvorik.core.conversation.Button;
import dvorik.core.conversation.Buttons;
import dvorik.core.conversation.Message;
import dvorik.core.salon.SalonProfile;
import dvorik.core.text.Html;
import dvorik.core.text.Language;
import dvorik.core.text.Text;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Where salons are: a pin, and pages of maps. */
final class Places {
    private static final double NEAR = 1;
    private static final double FAR = 10;

    private Places() {}

    /** @return words without a pin where the place is not known */
    static Message way(SalonProfile salon, Language language) {
        var name = Html.shortName(salon.name(language));
        var address = salon.address().orElse("");
        if (salon.place().isPresent()) {
            var place = salon.place().get();
            return new Message(
                    new Message.Content.Venue(
                            name, address.isEmpty() ? name : address, place.latitude(), place.longitude()),
                    Buttons.inline(List.of(
                            new Button.Link(Text.of("client.visit.yandex"), yandex(place)),
                            new Button.Link(Text.of("client.visit.google"), google(place)))),
                    null);
        }
        if (address.isEmpty()) {
            return salon.phone()
                    .map(phone -> Message.of(Text.of("client.visit.way-by-phone")
                            .with("salon", name)
                            .with("phone", phone)))
                    .orElseGet(() ->
                            Message.of(Text.of("client.visit.way-unknown").with("salon", name)));
        }
        return Message.of(Text.of("client.visit.way-address")
                        .with("salon", name)
                        .with("address", address))
                .with(Buttons.inline(List.of(
                        new Button.Link(
                                Text.of("client.visit.yandex"), "https://yandex.ru/maps/?text=" + encoded(address)),
                        new Button.Link(
                                Text.of("client.visit.google"),
                                "https://www.google.com/maps/search/?api=1&query=" + encoded(address)))));
    }

    /** @return metres below a kilometre, one decimal below ten */
    static Text distance(double kilometres, String decimalMark) {
        if (kilometres < NEAR) {
            return Text.of("client.book.metres").with("metres", Math.max(10, Math.round(kilometres * 100) * 10));
        }
        var number = kilometres < FAR
                ? String.format(Locale.ROOT, "%.1f", kilometres).replace(".", decimalMark)
                : Long.toString(Math.round(kilometres));
        return Text.of("client.book.kilometres").with("kilometres", number);
    }

    private static String yandex(SalonProfile.Place place) {
        return "https://yandex.ru/maps/?rtext=~" + degrees(place.latitude()) + "," + degrees(place.longitude());
    }

    private static String google(SalonProfile.Place place) {
        return "https://www.google.com/maps/dir/?api=1&destination=" + degrees(place.latitude()) + ","
                + degrees(place.longitude());
    }

    private static String degrees(double value) {
        return String.format(Locale.ROOT, "%.6f", value);
    }

    private static String encoded(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8);
    }
}
