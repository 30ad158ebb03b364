package dvorik.cashierbot.composing;

import dvorik.cashierbot.CashierChoice;
import dvorik.cashierbot.CashierChoice.Compose;
import dvorik.cashierbot.CashierChoice.Screen;
import dvorik.core.broadcast.Broadcast;
import dvorik.core.broadcast.BroadcastPlan.TemplateUse;
import dvorik.core.broadcast.Preflight.Forecast;
import dvorik.core.conversation.Button;
import dvorik.core.conversation.Buttons;
import dvorik.core.conversation.Message;
import dvorik.core.id.BusinessId;
import dvorik.core.segment.RuleWords;
import dvorik.core.segment.Segment;
import dvorik.core.segment.Segments;
import dvorik.core.template.MessageButton;
import dvorik.core.template.MessageTemplates;
import dvorik.core.template.Template;
import dvorik.core.text.Html;
import dvorik.core.text.Language;
import dvorik.core.text.Text;
import dvorik.core.text.Texts;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** The screens of writing a broadcast. */
final class ComposingCards {
    static final int PER_PAGE = 5;
    private static final int LONGEST_LABEL = 18;
    private static final int LONGEST_RULE = 120;
    private static final int SOON_MINUTES = 10;
    private static final List<LocalTime> HOURS = List.of(LocalTime.of(10, 0), LocalTime.of(12, 0), LocalTime.of(18, 0));

    private final Segments segments;
    private final RuleWords rules;
    private final Texts texts;
    private final Clock clock;

    /** @param clock business time in the zone of the business */
    ComposingCards(Segments segments, RuleWords rules, Texts texts, Clock clock) {
        this.segments = segments;
        this.rules = rules;
        this.texts = texts;
        this.clock = clock;
    }

    /** @param unfinished what can be gone on with */
    Message ask(List<Broadcast> unfinished, boolean hasTemplates) {
        var rows = new ArrayList<List<Button>>();
        unfinished.forEach(draft -> rows.add(List.of(Button.choose(
                Text.of("compose.resume").with("name", Html.shorten(draft.plan().name(), LONGEST_LABEL - 6)),
                new Compose.ComposeResume(draft.id().value())))));
        if (hasTemplates) {
            rows.add(List.of(Button.choose("compose.templates", new Compose.ComposeTemplates(0))));
        }
        rows.add(cancel());
        return Message.of("compose.ask").with(new Buttons.Inline(rows));
    }

    Message askAgain() {
        return Message.of("compose.ask-again").with(Buttons.inline(review(), cancel()));
    }

    Message askWords(Language language) {
        return Message.of(Text.of("compose.ask-words").with("language", Text.of("common.language." + language.code())))
                .with(Buttons.inline(review()));
    }

    /** @param page from 0 */
    Message templates(Language reader, List<Template> here, int page, int total) {
        var lines = new ArrayList<String>();
        var numbered = new ArrayList<Button>();
        for (int i = 0; i < here.size(); i++) {
            int number = page * PER_PAGE + i + 1;
            var name = Html.shortName(here.get(i).name());
            lines.add(texts.plain(
                    reader, Text.of("compose.numbered").with("number", number).with("name", name)));
            numbered.add(numbered(number, name, new Compose.ComposeTemplate(i)));
        }
        var rows = pairs(numbered);
        pages(rows, page, total, Compose.ComposeTemplates::new);
        rows.add(cancel());
        return Message.card("compose_templates", Map.of("lines", lines)).with(new Buttons.Inline(rows));
    }

    /** @param page from 0. @param everybody how many customers there are */
    Message audience(BusinessId business, Language reader, List<Segment> here, int page, int total, long everybody) {
        var named = segments.named(business, here);
        var lines = new ArrayList<String>();
        var numbered = new ArrayList<Button>();
        var rows = new ArrayList<List<Button>>();
        rows.add(List.of(
                Button.choose(Text.of("compose.everybody").with("count", everybody), new Compose.ComposeTo(0))));
        for (int i = 0; i < here.size(); i++) {
            var segment = here.get(i);
            int number = page * PER_PAGE + i + 1;
            var name = Html.shortName(segment.name());
            lines.add(texts.plain(
                    reader,
                    Text.of("compose.segment-line")
                            .with("number", number)
                            .with("name", name)
                            .with("count", segments.countCustomers(segment))
                            .with("rule", Html.shorten(rules.of(named.get(segment.id()), reader), LONGEST_RULE))));
            numbered.add(
                    numbered(number, name, new Compose.ComposeTo(segment.id().value())));
        }
        rows.addAll(pairs(numbered));
        pages(rows, page, total, Compose.ComposeSegments::new);
        rows.add(cancel());
        return Message.card("compose_audience", Map.of("lines", lines)).with(new Buttons.Inline(rows));
    }

    Message review(Broadcast broadcast, Forecast forecast, Language reader) {
        var plan = broadcast.plan();
        var content = Drafts.content(broadcast);
        var model = new HashMap<String, Object>();
        model.put("name", Html.shortName(plan.name()));
        model.put("audience", audience(broadcast));
        model.put("gets", forecast.willGet());
        model.put("total", forecast.total());
        model.put("without", positive(forecast.withoutConsent()));
        model.put("unreachable", positive(forecast.unreachable()));
        model.put("paused", positive(forecast.paused()));
        model.put("over", positive(forecast.overCap()));
        model.put("quiet", positive(forecast.quietNow()));
        model.put(
                "ends",
                forecast.willGet() == 0
                        ? null
                        : clock.instant().plus(forecast.duration()).atZone(clock.getZone()));
        model.put(
                "buttons",
                content.buttons().isEmpty()
                        ? null
                        : content.buttons().stream()
                                .map(button -> label(button, reader))
                                .collect(Collectors.joining(", ")));
        model.put("languages", languages(broadcast, reader));
        model.put(
                "template",
                Drafts.message(broadcast).template().map(TemplateUse::key).orElse(null));
        return Message.card("compose_review", model)
                .with(Buttons.inline(
                        List.of(Button.choose("compose.test", new Compose.ComposeTest())),
                        List.of(
                                go("compose.later", Screen.TIME),
                                Button.choose(
                                        "compose.send", new Compose.ComposeGo(Screen.SURE), Button.Style.SUCCESS)),
                        List.of(go("compose.to", Screen.AUDIENCE), go("compose.buttons", Screen.BUTTONS)),
                        List.of(go("compose.message", Screen.MESSAGE), go("compose.languages", Screen.LANGUAGES)),
                        cancel()));
    }

    private Text audience(Broadcast broadcast) {
        var plan = broadcast.plan();
        boolean narrowed = !plan.excluded().isEmpty() || plan.segments().size() > 1;
        if (narrowed) {
            return Text.of("compose.several")
                    .with("count", plan.segments().size())
                    .with("excluded", plan.excluded().size());
        }
        return plan.segments().stream()
                .findFirst()
                .flatMap(id -> segments.find(broadcast.business(), id))
                .map(segment -> Text.of("common.value").with("value", Html.shortName(segment.name())))
                .orElseGet(() -> Text.of("compose.all-customers"));
    }

    private String languages(Broadcast broadcast, Language reader) {
        return Arrays.stream(Language.values())
                .filter(Drafts.content(broadcast).texts()::containsKey)
                .map(language -> texts.plain(reader, "common.language." + language.code()))
                .collect(Collectors.joining(", "));
    }

    Message sure(Broadcast broadcast, int gets) {
        return Message.of(Text.of("compose.ask-sure")
                        .with("name", Html.shortName(broadcast.plan().name()))
                        .with("count", gets))
                .with(Buttons.inline(
                        List.of(go("compose.not-yet", Screen.REVIEW)),
                        List.of(new Button.Choose(
                                Text.of("compose.send-to").with("count", gets),
                                new Compose.ComposeSend(),
                                Button.Style.SUCCESS))));
    }

    Message buttons(Broadcast broadcast, Language reader) {
        var content = Drafts.content(broadcast);
        boolean discounts =
                content.buttons().stream().anyMatch(button -> button.kind() == MessageButton.Kind.MY_DISCOUNTS);
        var rows = new ArrayList<List<Button>>();
        rows.add(List.of(Button.choose(
                discounts ? "compose.without-discounts" : "compose.with-discounts", new Compose.ComposeDiscounts())));
        rows.add(List.of(go("compose.add-link", Screen.LINK)));
        if (!content.buttons().isEmpty()) {
            rows.add(List.of(Button.choose("compose.no-buttons", new Compose.ComposeNoButtons())));
        }
        rows.add(review());
        var words = content.buttons().isEmpty()
                ? Text.of("compose.buttons-none")
                : Text.of("compose.buttons-are")
                        .with(
                                "buttons",
                                content.buttons().stream()
                                        .map(button -> label(button, reader))
                                        .collect(Collectors.joining(", ")));
        return Message.of(words).with(new Buttons.Inline(rows));
    }

    Message link() {
        return Message.of("compose.ask-link").with(Buttons.inline(List.of(go("compose.back", Screen.BUTTONS))));
    }

    Message languagesOf(Broadcast broadcast, Language reader) {
        var rows = new ArrayList<List<Button>>();
        for (var language : Language.values()) {
            if (language != MessageTemplates.FALLBACK) {
                rows.add(List.of(
                        Button.choose("common.language." + language.code(), new Compose.ComposeLanguage(language))));
            }
        }
        rows.add(review());
        return Message.of(Text.of("compose.languages-are").with("languages", languages(broadcast, reader)))
                .with(new Buttons.Inline(rows));
    }

    /** Some moments to pick; any other is typed. */
    Message time() {
        var now = clock.instant().atZone(clock.getZone());
        var moments = new ArrayList<Button>();
        for (int day = 0; day <= 2; day++) {
            for (var hour : HOURS) {
                var at = ZonedDateTime.of(now.toLocalDate().plusDays(day), hour, now.getZone());
                if (at.isAfter(now.plusMinutes(SOON_MINUTES))) {
                    moments.add(Button.choose(
                            Text.of("common.value").with("value", at), new Compose.ComposeAt(at.toEpochSecond() / 60)));
                }
            }
        }
        var rows = pairs(moments);
        rows.add(review());
        return Message.of(Text.of("compose.ask-time").with("now", now)).with(new Buttons.Inline(rows));
    }

    private static Button numbered(int number, String name, Compose choice) {
        return Button.choose(
                Text.of("compose.numbered").with("number", number).with("name", Html.shorten(name, LONGEST_LABEL - 3)),
                choice);
    }

    private static String label(MessageButton button, Language reader) {
        return button.label().getOrDefault(reader, button.label().get(MessageTemplates.FALLBACK));
    }

    private static Button go(String label, Screen screen) {
        return Button.choose(label, new Compose.ComposeGo(screen));
    }

    private static List<Button> review() {
        return List.of(go("compose.review", Screen.REVIEW));
    }

    static List<Button> cancel() {
        return List.of(Button.choose("compose.cancel", new CashierChoice.Cancel()));
    }

    private static Integer positive(int count) {
        return count == 0 ? null : count;
    }

    private static void pages(List<List<Button>> rows, int page, int total, IntFunction<Compose> to) {
        var row = new ArrayList<Button>();
        if (page > 0) {
            row.add(Button.choose("compose.previous", to.apply(page - 1)));
        }
        if ((page + 1) * PER_PAGE < total) {
            row.add(Button.choose("compose.next", to.apply(page + 1)));
        }
        if (!row.isEmpty()) {
            rows.add(row);
        }
    }

    /** @return two in each row */
    private static List<List<Button>> pairs(List<Button> buttons) {
        var rows = new ArrayList<List<Button>>();
        for (int i = 0; i < buttons.size(); i += 2) {
            rows.add(buttons.subList(i, Math.min(i + 2, buttons.size())));
        }
        return rows;
    }
}
