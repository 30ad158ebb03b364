package dvorik.clientbot.asking;

import dvorik.clientbot.ClientChoice;
import dvorik.core.conversation.Buttons;
import dvorik.core.conversation.Input;
import dvorik.core.conversation.Message;
import dvorik.core.conversation.Turn.Say;
import dvorik.core.text.Text;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;

/** Asks for a birthday by buttons year, month, day, and reads one that is typed. */
public final class BirthdayQuestion {
    private static final String UNREADABLE = "client.birthday.unreadable";
    private final Clock clock;
    private final String leave;

    /**
     * @param clock business time
     * @param leave text key of the button that leaves the birthday as it is
     */
    public BirthdayQuestion(Clock clock, String leave) {
        this.clock = clock;
        this.leave = leave;
    }

    /** What an input answers. */
    public sealed interface Answer {
        record Birthday(LocalDate date) implements Answer {}

        /** The person does not want to tell, or to change it. */
        record Left() implements Answer {}

        /** No answer yet: a page was turned, or what was typed is no birthday. */
        record Again(Say say) implements Answer {}
    }

    /** The first page of the buttons under these words. */
    public Message ask(Text words) {
        int year = today().getYear();
        return Message.of(words).with(BirthdayPicker.years(BirthdayPicker.firstPage(year), year, leave));
    }

    public Answer read(Input input) {
        return switch (input) {
            case Input.Tap(ClientChoice.ShowYears(var first), var messageId) ->
                page(Text.of("client.birthday.year"), BirthdayPicker.years(first, today().getYear(), leave));
            case Input.Tap(ClientChoice.ShowMonths(var year), var messageId) ->
                page(Text.of("client.birthday.month").with("year", year), BirthdayPicker.months(year));
            case Input.Tap(ClientChoice.ShowDays(var year, var month), var messageId) -> days(year, month);
            case Input.Tap(ClientChoice.PickDay(var year, var month, var day), var messageId) ->
                answer(BirthdayReader.check(year, month, day, today()), day + "." + month + "." + year);
            case Input.Tap(ClientChoice.SkipBirthday(), var messageId) -> new Answer.Left();
            case Input.Typed(var text) -> answer(BirthdayReader.read(text, today()), text.strip());
            default -> again(Text.of(UNREADABLE));
        };
    }

    private Answer days(int year, int month) {
        try {
            YearMonth.of(year, month);
        } catch (DateTimeException e) {
            return again(Text.of(UNREADABLE));
        }
        var words = Text.of("client.birthday.day")
                .with("month", Text.of("format.month-name." + month))
                .with("year", year);
        return page(words, BirthdayPicker.days(year, month));
    }

    private Answer answer(BirthdayReader.Read read, String typed) {
        return switch (read) {
            case BirthdayReader.Read.Birthday(var date) -> new Answer.Birthday(date);
            case BirthdayReader.Read.Unreadable() -> again(Text.of(UNREADABLE));
            case BirthdayReader.Read.Impossible() ->
                again(Text.of("client.birthday.impossible").with("typed", typed));
            case BirthdayReader.Read.InFuture() -> again(Text.of("client.birthday.future"));
            case BirthdayReader.Read.TooLongAgo() -> again(Text.of("client.birthday.too-long-ago"));
            case BirthdayReader.Read.TooRecent() -> again(Text.of("client.birthday.too-recent"));
        };
    }

    private Answer again(Text words) {
        return new Answer.Again(new Say.Send(ask(words)));
    }

    private static Answer page(Text words, Buttons buttons) {
        return new Answer.Again(new Say.Edit(Message.of(words).with(buttons)));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
