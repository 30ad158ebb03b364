package dvorik.clientbot.joining;

import dvorik.clientbot.ClientChoice;
import dvorik.clientbot.ClientDialog;
import dvorik.clientbot.ClientDialog.AskBirthday;
import dvorik.clientbot.MenuKeys;
import dvorik.core.conversation.Input;
import dvorik.core.conversation.Message;
import dvorik.core.conversation.Turn;
import dvorik.core.conversation.Visitor;
import dvorik.core.text.Html;
import dvorik.core.text.Text;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/** Waits for a birthday, picked or typed, or for "skip". */
final class BirthdayStep implements Step<AskBirthday> {
    private final Clock clock;
    private final JoiningEnd end;

    /** @param clock business time */
    BirthdayStep(Clock clock, JoiningEnd end) {
        this.clock = clock;
        this.end = end;
    }

    Turn<ClientDialog> ask(AskBirthday state) {
        return Turn.<ClientDialog>to(state)
                .say(question(Text.of("client.birthday.ask").with("name", Html.shortName(state.name()))));
    }

    @Override
    public Turn<ClientDialog> on(AskBirthday state, Input input, Visitor visitor) {
        return switch (input) {
            case Input.Tap(ClientChoice.ShowYears(var first), var messageId) ->
                turnPage(state, Text.of("client.birthday.year"), BirthdayPicker.years(first, today().getYear()));
            case Input.Tap(ClientChoice.ShowMonths(var year), var messageId) ->
                turnPage(state, Text.of("client.birthday.month").with("year", year), BirthdayPicker.months(year));
            case Input.Tap(ClientChoice.ShowDays(var year, var month), var messageId) -> days(state, year, month);
            case Input.Tap(ClientChoice.PickDay(var year, var month, var day), var messageId) ->
                read(state, BirthdayReader.check(year, month, day, today()), day + "." + month + "." + year, visitor);
            case Input.Tap(ClientChoice.SkipBirthday(), var messageId) -> end.join(visitor, state, Optional.empty());
            case Input.MenuKey(var key) when key.equals(MenuKeys.SKIP) -> end.join(visitor, state, Optional.empty());
            case Input.Typed(var text) -> read(state, BirthdayReader.read(text, today()), text, visitor);
            default -> again(state, Text.of("client.birthday.unreadable"));
        };
    }

    private Turn<ClientDialog> days(AskBirthday state, int year, int month) {
        try {
            YearMonth.of(year, month);
        } catch (DateTimeException e) {
            return again(state, Text.of("client.birthday.unreadable"));
        }
        var words = Text.of("client.birthday.day")
                .with("month", Text.of("format.month-name." + month))
                .with("year", year);
        return turnPage(state, words, BirthdayPicker.days(year, month));
    }

    private Turn<ClientDialog> read(AskBirthday state, BirthdayReader.Read read, String typed, Visitor visitor) {
        return switch (read) {
            case BirthdayReader.Read.Birthday(var date) -> end.join(visitor, state, Optional.of(date));
            case BirthdayReader.Read.Unreadable() -> again(state, Text.of("client.birthday.unreadable"));
            case BirthdayReader.Read.Impossible() ->
                again(state, Text.of("client.birthday.impossible").with("typed", typed.strip()));
            case BirthdayReader.Read.InFuture() -> again(state, Text.of("client.birthday.future"));
            case BirthdayReader.Read.TooLongAgo() -> again(state, Text.of("client.birthday.too-long-ago"));
            case BirthdayReader.Read.TooRecent() -> again(state, Text.of("client.birthday.too-recent"));
        };
    }

    private Turn<ClientDialog> again(AskBirthday state, Text words) {
        return Turn.<ClientDialog>to(state).say(question(words));
    }

    private Message question(Text words) {
        int year = today().getYear();
        return Message.of(words).with(BirthdayPicker.years(BirthdayPicker.firstPage(year), year));
    }

    private static Turn<ClientDialog> turnPage(
            AskBirthday state, Text words, dvorik.core.conversation.Buttons buttons) {
        return Turn.<ClientDialog>to(state).edit(Message.of(words).with(buttons));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
