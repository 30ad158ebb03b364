package dvorik.clientbot.account;

import dvorik.clientbot.ClientChoice;
import dvorik.clientbot.ClientChoice.AccountPage;
import dvorik.clientbot.ClientChoice.KeepQuiet;
import dvorik.clientbot.ClientChoice.KeepQuietFrom;
import dvorik.clientbot.ClientChoice.Notice;
import dvorik.clientbot.ClientChoice.WantNotice;
import dvorik.clientbot.ClientDialog;
import dvorik.clientbot.ClientSection;
import dvorik.core.account.AddressWays;
import dvorik.core.conversation.Button;
import dvorik.core.conversation.Buttons;
import dvorik.core.conversation.Choice;
import dvorik.core.conversation.Input;
import dvorik.core.conversation.Message;
import dvorik.core.conversation.Turn;
import dvorik.core.conversation.Visitor;
import dvorik.core.customer.Customer;
import dvorik.core.customer.Preferences;
import dvorik.core.customer.ProfileService;
import dvorik.core.id.CustomerId;
import dvorik.core.text.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** What I want to be written about, and when not. */
public final class Notices implements ClientSection {
    private static final int HOURS = 24;
    private static final int IN_A_ROW = 6;
    private final ProfileService profiles;
    private final AddressWays ways;

    /** @param ways of the installation; what it has not is not asked for */
    public Notices(ProfileService profiles, AddressWays ways) {
        this.profiles = profiles;
        this.ways = ways;
    }

    @Override
    public Optional<Turn<ClientDialog>> answer(Customer customer, Visitor visitor, ClientDialog state, Input input) {
        if (!(input instanceof Input.Tap(var choice, var messageId))) {
            return Optional.empty();
        }
        var id = customer.id();
        return switch (choice) {
            case ClientChoice.OpenAccount(var page) when page == AccountPage.NOTICES -> show(profiles.preferences(id));
            case ClientChoice.OpenAccount(var page) when page == AccountPage.QUIET_HOURS -> edit(fromQuestion());
            case WantNotice(var notice, var on) -> keep(id, wanted(profiles.preferences(id), notice, on == 1));
            case KeepQuietFrom(var from) when isHour(from) -> edit(untilQuestion(from));
            case KeepQuiet(var from, var until)
            when isHour(from) && isHour(until) ->
                keep(id, profiles.preferences(id).withQuietHours(from, until));
            default -> Optional.empty();
        };
    }

    private Optional<Turn<ClientDialog>> keep(CustomerId id, Preferences preferences) {
        profiles.keep(id, preferences);
        return show(preferences);
    }

    private static Preferences wanted(Preferences now, Notice notice, boolean on) {
        return switch (notice) {
            case REMINDERS -> now.withReminders(on);
            case MARKETING -> now.withMarketing(on);
            case SMS -> now.withSms(on);
            case LETTERS -> now.withEmail(on);
            case LETTERS_NEWS -> now.withEmailMarketing(on);
        };
    }

    private Optional<Turn<ClientDialog>> show(Preferences preferences) {
        var model = new HashMap<String, Object>();
        model.put("reminders", preferences.reminders());
        model.put("marketing", preferences.marketing());
        model.put("from", preferences.hasQuietHours() ? hour(preferences.quietFrom()) : null);
        model.put("until", hour(preferences.quietUntil()));
        model.put("has_sms", ways.sms());
        model.put("sms", preferences.ways().sms());
        model.put("has_email", ways.email());
        model.put("letters", preferences.ways().email());
        model.put("letters_news", preferences.ways().emailMarketing());
        return edit(Message.card("notices", model).with(new Buttons.Inline(rows(preferences))));
    }

    private List<List<Button>> rows(Preferences now) {
        var rows = new ArrayList<List<Button>>();
        rows.add(toggle("client.notices.no-reminders", "client.notices.reminders", Notice.REMINDERS, now.reminders()));
        rows.add(toggle("client.notices.no-marketing", "client.notices.marketing", Notice.MARKETING, now.marketing()));
        if (ways.sms()) {
            rows.add(toggle(
                    "client.notices.no-sms",
                    "client.notices.sms",
                    Notice.SMS,
                    now.ways().sms()));
        }
        if (ways.email()) {
            var email = now.ways();
            rows.add(toggle("client.notices.no-letters", "client.notices.letters", Notice.LETTERS, email.email()));
            rows.add(toggle(
                    "client.notices.no-letters-news",
                    "client.notices.letters-news",
                    Notice.LETTERS_NEWS,
                    email.emailMarketing()));
        }
        rows.add(List.of(AccountButtons.open("client.notices.quiet", AccountPage.QUIET_HOURS)));
        rows.add(AccountButtons.back());
        return rows;
    }

    private static Message fromQuestion() {
        var rows = hours(hour -> new KeepQuietFrom(hour));
        rows.add(List.of(Button.choose("client.notices.no-quiet", new KeepQuiet(0, 0))));
        rows.add(back());
        return Message.of("client.notices.quiet-from").with(new Buttons.Inline(rows));
    }

    private static Message untilQuestion(int from) {
        var rows = hours(hour -> new KeepQuiet(from, hour));
        rows.add(List.of(AccountButtons.open("common.back", AccountPage.QUIET_HOURS)));
        return Message.of(Text.of("client.notices.quiet-until").with("from", hour(from)))
                .with(new Buttons.Inline(rows));
    }

    private static List<List<Button>> hours(IntFunction<Choice> choice) {
        var rows = new ArrayList<List<Button>>();
        for (int first = 0; first < HOURS; first += IN_A_ROW) {
            rows.add(IntStream.range(first, first + IN_A_ROW)
                    .<Button>mapToObj(hour ->
                            Button.choose(Text.of("common.value").with("value", hour(hour)), choice.apply(hour)))
                    .toList());
        }
        return rows;
    }

    private static List<Button> back() {
        return List.of(AccountButtons.open("common.back", AccountPage.NOTICES));
    }

    /** @param on what is now: the button turns it round */
    private static List<Button> toggle(String off, String onAgain, Notice notice, boolean on) {
        return List.of(Button.choose(on ? off : onAgain, new WantNotice(notice, on ? 0 : 1)));
    }

    private static Optional<Turn<ClientDialog>> edit(Message message) {
        return Optional.of(Turn.<ClientDialog>rest().edit(message));
    }

    private static boolean isHour(int hour) {
        return hour >= 0 && hour < HOURS;
    }

    private static String hour(int hour) {
        return hour + ":00";
    }
}
