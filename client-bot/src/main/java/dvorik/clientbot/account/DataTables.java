package dvorik.clientbot.account;

import dvorik.core.account.PersonalData;
import dvorik.core.money.DiscountValue;
import dvorik.core.money.Money;
import dvorik.core.text.Language;
import dvorik.core.text.Text;
import dvorik.core.text.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Personal data in the words of one language, as tables of a page. */
final class DataTables {
    private static final String NONE = "–";
    private final Texts texts;
    private final ZoneId zone;
    private final Language language;

    /** @param zone in which times are shown */
    DataTables(Texts texts, ZoneId zone, Language language) {
        this.texts = texts;
        this.zone = zone;
        this.language = language;
    }

    /** @return {@code tables}, each with {@code title} and {@code rows} of cells */
    Map<String, Object> model(PersonalData data) {
        return Map.of(
                "tables",
                List.of(
                        profile(data.profile()),
                        table(
                                "contacts",
                                data.contacts(),
                                c -> row(word(c.kind()), c.value(), time(c.verifiedAt()), time(c.removedAt()))),
                        table(
                                "consents",
                                data.consents(),
                                c -> row(
                                        time(c.at()),
                                        word(c.document()),
                                        c.version(),
                                        word(c.decision()),
                                        plain(c.shownText()))),
                        table(
                                "discounts",
                                data.discounts(),
                                d -> row(title(d), d.code(), word(d.status()), time(d.from()), time(d.until()))),
                        table(
                                "redemptions",
                                data.redemptions(),
                                r -> row(
                                        time(r.at()),
                                        r.salon(),
                                        r.code(),
                                        r.purchase().map(this::money).orElse(NONE),
                                        money(r.takenOff()),
                                        r.revertedAt() == null ? null : word("undone"))),
                        table(
                                "purchases",
                                data.purchases(),
                                p -> row(
                                        time(p.at()),
                                        p.salon(),
                                        money(p.total()),
                                        money(p.takenOff()),
                                        money(p.paid()),
                                        p.reversal() ? word("undone") : null)),
                        table("messages", data.messages(), m -> row(time(m.at()), plain(m.html()))),
                        table("events", data.events(), e -> row(time(e.at()), e.kind(), e.source()))));
    }

    private Map<String, Object> profile(PersonalData.Profile p) {
        var quiet = p.quietFrom() == p.quietUntil() ? null : p.quietFrom() + ":00–" + p.quietUntil() + ":00";
        return table(
                "profile",
                List.of(
                        row(word("name"), p.name()),
                        row(word("birthday"), date(p.birthday())),
                        row(word("language"), texts.plain(language, "common.language." + p.language())),
                        row(word("source"), p.source()),
                        row(word("zone"), p.timeZone()),
                        row(word("joined"), time(p.joinedAt())),
                        row(word("reminders"), word(p.reminders() ? "yes" : "no")),
                        row(word("marketing"), word(p.marketing() ? "yes" : "no")),
                        row(word("sms"), word(p.sms() ? "yes" : "no")),
                        row(word("email-letters"), word(p.email() ? "yes" : "no")),
                        row(word("email-marketing"), word(p.emailMarketing() ? "yes" : "no")),
                        row(word("quiet"), quiet)),
                Function.identity());
    }

    private <T> Map<String, Object> table(String name, List<T> all, Function<T, List<String>> row) {
        return Map.of(
                "title",
                texts.plain(language, "client.data.table." + name),
                "rows",
                all.stream().map(row).toList());
    }

    private static List<String> row(String... cells) {
        return Arrays.stream(cells).map(cell -> cell == null ? NONE : cell).toList();
    }

    private String word(String name) {
        return texts.plain(language, "client.data.word." + name);
    }

    private String title(PersonalData.Grant grant) {
        var value = grant.valueType().equals("percent")
                ? new DiscountValue.Percent(Math.toIntExact(grant.value()))
                : new DiscountValue.Amount(Money.of(grant.value(), grant.currency()));
        return grant.title()
                .replace(
                        "{value}", texts.plain(language, Text.of("common.value").with("value", value)));
    }

    private String money(Money money) {
        return texts.formats(language).money(money);
    }

    private String time(Instant at) {
        return at == null ? null : texts.formats(language).dateTime(at.atZone(zone));
    }

    private String date(LocalDate date) {
        return date == null ? null : texts.formats(language).date(date);
    }

    /** What was shown in the chat, without its markup. */
    private static String plain(String html) {
        return html.replaceAll("<[^>]*>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
    }
}
