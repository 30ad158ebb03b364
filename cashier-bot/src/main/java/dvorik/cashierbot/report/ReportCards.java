package dvorik.cashierbot.report;

import dvorik.core.audit.AuditChain;
import dvorik.core.conversation.Message;
import dvorik.core.report.DayEntry;
import dvorik.core.report.DayFigures;
import dvorik.core.report.ReportScope;
import dvorik.core.text.Html;
import dvorik.core.text.Language;
import dvorik.core.text.Text;
import dvorik.core.text.Texts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A day's sums and list, as wide as the reader may see. */
public final class ReportCards {
    /** People and salons named in a summary; the others are in the sum. */
    private static final int MOST_LINES = 10;
    /** Enough that nobody finds another chain with the same beginning, and short enough to compare by eye. */
    private static final int SHOWN_OF_HASH = 16;

    private final Texts texts;

    public ReportCards(Texts texts) {
        this.texts = texts;
    }

    /** @param title says which day */
    Message day(ReportScope scope, Text title, DayFigures figures, List<DayEntry> entries, Language language) {
        var model = sums(scope, title, figures, language);
        boolean own = scope instanceof ReportScope.Own;
        boolean severalSalons = figures.bySalon().size() > 1;
        model.put(
                "entries",
                entries.stream()
                        .map(entry -> entry(entry, !own, severalSalons, language))
                        .toList());
        return Message.card("report_day", model);
    }

    /** @param seal the newest of the audit log; empty: it is no business of the reader */
    Message summary(
            ReportScope scope, LocalDate day, DayFigures figures, Optional<AuditChain.Stamp> seal, Language language) {
        var model = sums(scope, Text.of("report.summary").with("day", day), figures, language);
        var people = scope instanceof ReportScope.Own ? List.<DayFigures.Line>of() : figures.byPerson();
        model.put("people", lines(people, language));
        model.put("seal", seal.map(ReportCards::seal).orElse(null));
        return Message.card("report_summary", model);
    }

    private static Text seal(AuditChain.Stamp seal) {
        return Text.of("report.seal")
                .with("number", Long.toString(seal.number()))
                .with("hash", seal.hash().substring(0, SHOWN_OF_HASH));
    }

    private Map<String, Object> sums(ReportScope scope, Text title, DayFigures figures, Language language) {
        var model = new HashMap<String, Object>();
        model.put("title", title);
        model.put("empty", figures.isEmpty());
        model.put("sum", sum(figures.all()));
        var salons = figures.bySalon().size() > 1 ? figures.bySalon() : List.<DayFigures.Line>of();
        model.put("salons", lines(salons, language));
        model.put(
                "undone",
                figures.undone() == 0 ? null : Text.of("report.undone-times").with("times", figures.undone()));
        return model;
    }

    private static Text sum(DayFigures.Sum sum) {
        var words = Text.of(sum.purchases().minor() == 0 ? "report.sum" : "report.sum-of")
                .with("times", sum.times())
                .with("off", sum.takenOff());
        return sum.purchases().minor() == 0 ? words : words.with("purchases", sum.purchases());
    }

    private List<String> lines(List<DayFigures.Line> lines, Language language) {
        return lines.stream()
                .limit(MOST_LINES)
                .map(line -> texts.plain(
                        language,
                        Text.of("report.share")
                                .with("name", Html.shortName(line.name()))
                                .with("times", line.sum().times())
                                .with("off", line.sum().takenOff())))
                .toList();
    }

    private String entry(DayEntry entry, boolean withPerson, boolean withSalon, Language language) {
        var parts = new ArrayList<String>();
        var amount = Text.of(entry.purchase().isPresent() ? "report.entry-of" : "report.entry")
                .with(
                        "time",
                        "%02d:%02d".formatted(entry.at().getHour(), entry.at().getMinute()))
                .with("off", entry.takenOff());
        parts.add(texts.plain(
                language,
                entry.purchase().map(of -> amount.with("purchase", of)).orElse(amount)));
        entry.customer().map(Html::shortName).ifPresent(parts::add);
        Stream.of(withPerson ? entry.person() : "", withSalon ? entry.salon() : "")
                .filter(name -> !name.isEmpty())
                .map(Html::shortName)
                .forEach(parts::add);
        var line = String.join(", ", parts);
        return entry.undone() ? texts.plain(language, Text.of("report.undone").with("line", line)) : line;
    }
}
