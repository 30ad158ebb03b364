package dvorik.cashierbot.booking;

import dvorik.cashierbot.CashierChoice.VisitAnswer.NoName;
import dvorik.cashierbot.CashierDialog;
import dvorik.cashierbot.CashierDialog.BookingFor.BookingName;
import dvorik.cashierbot.CashierDialog.BookingFor.BookingWho;
import dvorik.cashierbot.CashierDialog.BookingFor.ForWhom;
import dvorik.core.conversation.Button;
import dvorik.core.conversation.Buttons;
import dvorik.core.conversation.Input;
import dvorik.core.conversation.Message;
import dvorik.core.conversation.Turn;
import dvorik.core.customer.Customer;
import dvorik.core.customer.PhoneBook;
import dvorik.core.discount.CustomerSearch;
import dvorik.core.discount.CustomerSearch.Found;
import dvorik.core.salon.Salon;
import dvorik.core.staff.StaffMember;
import dvorik.core.text.Html;
import dvorik.core.text.Text;
import dvorik.core.text.Texts;
import java.util.List;
import java.util.Optional;

/** For whom staff book: a customer by number, card or code; somebody new by number and name; a guest at the desk. */
final class WhoSteps {
    private static final int LONGEST_NAME = 64;

    private final Texts texts;
    private final CustomerSearch search;
    private final BookSteps next;

    WhoSteps(Texts texts, CustomerSearch search, BookSteps next) {
        this.texts = texts;
        this.search = search;
        this.next = next;
    }

    Turn<CashierDialog> ask(CashierDialog state, Salon salon) {
        return Turn.<CashierDialog>to(
                        new BookingWho(Steps.till(state), salon.id().value()))
                .say(question("cashier.visit.book.who", "cashier.visit.book.walk-in"));
    }

    Turn<CashierDialog> on(StaffMember member, BookingWho state, Salon salon, Input input) {
        return switch (input) {
            case Input.Tap(NoName(), var messageId) -> askName(state, null);
            case Input.Typed(var typed) -> typed(member, state, salon, typed);
            case Input.Contact(var phone, var userId) -> typed(member, state, salon, phone);
            default ->
                Turn.<CashierDialog>stay(state).say(question("cashier.visit.book.who", "cashier.visit.book.walk-in"));
        };
    }

    private Turn<CashierDialog> typed(StaffMember member, BookingWho state, Salon salon, String typed) {
        return switch (search.find(member.business(), typed)) {
            case Found.Person(var customer, var phone) ->
                next.ask(
                        member,
                        state.salon(),
                        new ForWhom(salon.id().value(), customer.id().value(), null, null),
                        salon,
                        found(customer, phone));
            case Found.Nobody() ->
                PhoneBook.read(typed)
                        .filter(phone -> PhoneBook.looksLikeOne(typed))
                        .map(phone -> askName(state, phone.e164()))
                        .orElseGet(() -> Turn.<CashierDialog>stay(state).say("cashier.visit.book.nobody"));
            case Found.Unreadable() -> Turn.<CashierDialog>stay(state).say("cashier.visit.book.unreadable");
        };
    }

    private static Text found(Customer customer, Optional<String> phone) {
        var name = customer.firstName() == null
                ? Text.of("cashier.visit.nameless")
                : Text.of("common.value").with("value", Html.shortName(customer.firstName()));
        return phone.map(some -> Text.of("cashier.visit.book.found-phone")
                        .with("name", name)
                        .with("phone", some))
                .orElseGet(() -> Text.of("cashier.visit.book.found").with("name", name));
    }

    private static Turn<CashierDialog> askName(BookingWho state, String phone) {
        return Turn.<CashierDialog>to(new BookingName(state.salon(), state.at(), phone))
                .say(question(
                        phone == null ? "cashier.visit.book.name" : "cashier.visit.book.new-name",
                        "cashier.visit.book.no-name"));
    }

    Turn<CashierDialog> name(StaffMember member, BookingName state, Salon salon, Input input) {
        var name =
                switch (input) {
                    case Input.Tap(NoName(), var messageId) ->
                        Optional.of(texts.plain(member.language(), Text.of("cashier.visit.nameless")));
                    case Input.Typed(var typed) ->
                        Optional.of(typed.strip())
                                .filter(some -> !some.isEmpty() && some.lines().count() == 1)
                                .map(some -> Html.shorten(some, LONGEST_NAME));
                    default -> Optional.<String>empty();
                };
        return name.map(some -> next.ask(
                        member,
                        state.salon(),
                        new ForWhom(state.at(), 0, some, state.phone()),
                        salon,
                        Text.of("cashier.visit.book.found").with("name", some)))
                .orElseGet(() -> Turn.<CashierDialog>stay(state)
                        .say(question("cashier.visit.book.name", "cashier.visit.book.no-name")));
    }

    private static Message question(String words, String without) {
        return Message.of(words).with(Buttons.inline(List.of(Button.choose(without, new NoName())), Steps.cancel()));
    }
}
