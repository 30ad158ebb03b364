package dvorik.core.segment;

import dvorik.core.money.Money;
import dvorik.core.segment.Rule.Days;
import dvorik.core.segment.Rule.Range;
import dvorik.core.text.Language;
import dvorik.core.text.Text;
import dvorik.core.text.Texts;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import java.util.stream.Collectors;

/** Puts a rule into the words of a person. */
public final class RuleWords {
    private final Texts texts;
    private final Currency currency;

    public RuleWords(Texts texts, Currency currency) {
        this.texts = texts;
        this.currency = currency;
    }

    /** @return such as {@code язык: Русский и (метка: vip или приглашено друзей: от 3)} */
    public String of(Segments.Named named, Language language) {
        return new Telling(named.names(), language).of(named.rule());
    }

    /** Telling one rule in one language. */
    private final class Telling {
        private final RuleNames.Found names;
        private final Language language;

        Telling(RuleNames.Found names, Language language) {
            this.names = names;
            this.language = language;
        }

        String of(Rule rule) {
            return switch (rule) {
                case Rule.All(var rules) -> joined(rules, say("segment.and"));
                case Rule.Any(var rules) -> joined(rules, say("segment.or"));
                case Rule.Not(var inner) -> say(Text.of("segment.not").with("rule", of(inner)));
                case Rule.Fact fact -> fact(fact);
            };
        }

        private String joined(List<Rule> rules, String between) {
            return rules.stream()
                    .map(rule -> isGroupOfSeveral(rule) && rules.size() > 1 ? "(" + of(rule) + ")" : of(rule))
                    .collect(Collectors.joining(" " + between + " "));
        }

        private static boolean isGroupOfSeveral(Rule rule) {
            return rule instanceof Rule.All(var rules) && rules.size() > 1
                    || rule instanceof Rule.Any(var some) && some.size() > 1;
        }

        private String fact(Rule.Fact fact) {
            return switch (fact) {
                case Rule.Speaks(var languages) ->
                    listed(
                            "segment.language",
                            languages.stream()
                                    .map(one -> say("common.language." + one.code()))
                                    .toList());
                case Rule.CameFrom(var sources) ->
                    sources.isEmpty() ? say("segment.source-unknown") : listed("segment.source", sources);
                case Rule.Tagged(var tags) -> listed("segment.tag", tags);
                case Rule.Joined(var days) -> say(Text.of("segment.joined").with("when", days(days)));
                case Rule.Age(var years) -> counted("segment.age", years);
                case Rule.AgeUnknown() -> say("segment.age-unknown");
                case Rule.Birthday birthday -> birthday(birthday);
                case Rule.Reachable(var yes) -> say(yes ? "segment.reachable" : "segment.unreachable");
                case Rule.Agreed(var to) -> say("segment.consent." + to.name().toLowerCase(Locale.ROOT));
                case Rule.OfferIs(var offer, var state) -> {
                    var found = names.offers().get(offer.value());
                    var value = say(Text.of("common.value").with("value", found.shown(currency)));
                    yield say(Text.of("segment.offer." + word(state))
                            .with("offer", found.titles().get(language).replace("{value}", value)));
                }
                case Rule.Redemptions(var count) -> counted("segment.redemptions", count);
                case Rule.Spent(var amount) ->
                    ranged("segment.spent", amount, minor -> Money.of(minor, currency.getCurrencyCode()));
                case Rule.LastRedeemed(var days) -> say(Text.of("segment.last").with("when", days(days)));
                case Rule.NeverRedeemed() -> say("segment.last-never");
                case Rule.ServedIn(var salons) ->
                    listed(
                            "segment.salon",
                            salons.stream()
                                    .map(salon -> names.salons().get(salon.value()))
                                    .toList());
                case Rule.Friends(var count) -> counted("segment.friends", count);
                case Rule.Visits(var count) -> counted("segment.visits", count);
                case Rule.VisitsPaid(var amount) ->
                    ranged("segment.visits-paid", amount, minor -> Money.of(minor, currency.getCurrencyCode()));
                case Rule.NoShows(var count) -> counted("segment.no-shows", count);
                case Rule.Upcoming(var count) -> counted("segment.upcoming", count);
                case Rule.LastVisit(var days) ->
                    say(Text.of("segment.last-visit").with("when", days(days)));
                case Rule.NeverVisited() -> say("segment.last-visit-never");
                case Rule.HadService(var services) ->
                    listed(
                            "segment.service",
                            services.stream()
                                    .map(service -> names.services()
                                            .get(service.value())
                                            .get(language))
                                    .toList());
                case Rule.HadMaster(var masters) ->
                    listed(
                            "segment.master",
                            masters.stream()
                                    .map(master -> names.masters().get(master.value()))
                                    .toList());
                case Rule.BroadcastIs(var broadcast, var state) ->
                    say(Text.of("segment.broadcast." + word(state))
                            .with("broadcast", names.broadcasts().get(broadcast.value())));
            };
        }

        private String birthday(Rule.Birthday birthday) {
            boolean exact = birthday.from() == birthday.until();
            var key = birthday.until() == 0
                    ? "segment.birthday-today"
                    : exact ? "segment.birthday-in" : "segment.birthday-within";
            return birthday.until() == 0 ? say(key) : say(Text.of(key).with("days", birthday.until()));
        }

        private String counted(String key, Range range) {
            return ranged(key, range, number -> number);
        }

        private String ranged(String key, Range range, LongFunction<Object> shown) {
            return say(Text.of(key).with("range", range(range, shown)));
        }

        private Text range(Range range, LongFunction<Object> shown) {
            var least = shown.apply(range.least());
            if (range.most().isEmpty()) {
                return Text.of("segment.range.from").with("least", least);
            }
            var most = shown.apply(range.most().get());
            if (range.most().get() == range.least()) {
                return Text.of("segment.range.exactly").with("number", least);
            }
            return range.least() == 0
                    ? Text.of("segment.range.until").with("most", most)
                    : Text.of("segment.range.between").with("least", least).with("most", most);
        }

        private Text days(Days days) {
            return switch (days) {
                case Days.InLast(var count) when count == 0 -> Text.of("segment.days.today");
                case Days.InLast(var count) -> Text.of("segment.days.last").with("days", count);
                case Days.Between(var from, var until) -> {
                    if (until.isEmpty()) {
                        yield Text.of("segment.days.from").with("from", from.orElseThrow());
                    }
                    yield from.isEmpty()
                            ? Text.of("segment.days.until").with("until", until.get())
                            : Text.of("segment.days.between")
                                    .with("from", from.get())
                                    .with("until", until.get());
                }
            };
        }

        private String listed(String key, List<String> values) {
            return say(Text.of(key).with("values", String.join(", ", values)));
        }

        private static String word(Enum<?> state) {
            return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        private String say(String key) {
            return texts.plain(language, key);
        }

        private String say(Text text) {
            return texts.plain(language, text);
        }
    }
}
