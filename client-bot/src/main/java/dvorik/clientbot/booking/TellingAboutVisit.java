package dvorik.clientbot.booking;

import dvorik.clientbot.ClientChoice;
import dvorik.clientbot.ClientDialog;
import dvorik.core.booking.Reviews.RateResult;
import dvorik.core.booking.VisitMessages;
import dvorik.core.booking.Why;
import dvorik.core.conversation.Button;
import dvorik.core.conversation.Buttons;
import dvorik.core.conversation.Input;
import dvorik.core.conversation.Message;
import dvorik.core.conversation.Turn;
import dvorik.core.conversation.Visitor;
import dvorik.core.customer.Customer;
import dvorik.core.id.BookingId;
import dvorik.core.text.Text;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What customers say of their visits: why they cancel, how it was, and anything to the salon. */
final class TellingAboutVisit {
    private static final int LONGEST_WHY = 500;
    private static final int LONGEST = 1000;
    private static final int MOST_STARS = 5;
    private final BookingDesk desk;
    private final Cancelling cancelling;

    TellingAboutVisit(BookingDesk desk, Cancelling cancelling) {
        this.desk = desk;
        this.cancelling = cancelling;
    }

    /** Something that is neither a command nor a button. */
    Turn<ClientDialog> said(Customer customer, Visitor visitor, ClientDialog.AboutVisit state, Input input) {
        if (!(input instanceof Input.Typed(var typed))) {
            return Turn.<ClientDialog>stay(state).say("client.visit.in-words");
        }
        var words = typed.strip();
        int most = state instanceof ClientDialog.TellingWhy ? LONGEST_WHY : LONGEST;
        if (words.isEmpty() || words.length() > most) {
            return Turn.<ClientDialog>stay(state)
                    .say(Message.of(Text.of("client.visit.too-long").with("most", most)));
        }
        var visit = MyVisits.own(desk, customer, new BookingId(state.visit()));
        if (visit.isEmpty()) {
            return MyVisits.stale();
        }
        return switch (state) {
            case ClientDialog.TellingWhy why ->
                cancelling.cancel(customer, visit.get(), new Why("other", Optional.of(words)));
            case ClientDialog.WritingToSalon writing -> write(customer, visitor, writing, words);
            case ClientDialog.TellingHowItWas(var id, var stars) ->
                rated(desk.reviews().rate(customer.id(), new BookingId(id), stars, Optional.of(words)), true);
        };
    }

    private Turn<ClientDialog> write(
            Customer customer, Visitor visitor, ClientDialog.WritingToSalon state, String words) {
        var id = new BookingId(state.visit());
        return switch (desk.messages().write(customer.id(), id, words, visitor.requestKey())) {
            case VisitMessages.Written.Sent(var message) -> Turn.<ClientDialog>rest().say("client.visit.written");
            case VisitMessages.Written.Nobody() -> Turn.<ClientDialog>rest().say("client.visit.nobody-reads");
            case VisitMessages.Written.TooMany() -> Turn.<ClientDialog>rest().say("client.visit.write-later");
            case VisitMessages.Written.Unknown() -> MyVisits.stale();
        };
    }

    Turn<ClientDialog> rate(Customer customer, BookingId visit, int stars) {
        if (stars < 1 || stars > MOST_STARS) {
            return MyVisits.stale();
        }
        var result = desk.reviews().rate(customer.id(), visit, stars, Optional.empty());
        return result instanceof RateResult.Rated
                ? Turn.<ClientDialog>to(new ClientDialog.TellingHowItWas(visit.value(), stars))
                        .edit(Message.of(Text.of(stars >= 4 ? "client.review.glad" : "client.review.sorry")
                                        .with("stars", stars))
                                .with(Buttons.inline(List.of(Button.choose(
                                        "client.visit.again", new ClientChoice.BookAgain(visit.value()))))))
                : rated(result, false);
    }

    private Turn<ClientDialog> rated(RateResult result, boolean withWords) {
        Turn<ClientDialog> turn = Turn.rest();
        return switch (result) {
            case RateResult.Rated rated -> turn.say(withWords ? "client.review.words-kept" : "client.review.closed");
            case RateResult.Closed closed -> turn.say("client.review.closed");
            case RateResult.TooMany(var from) -> {
                long minutes = Math.max(
                        1, Duration.between(desk.clock().instant(), from).toMinutes() + 1);
                yield turn.say(Message.of(Text.of("client.review.later").with("minutes", minutes)));
            }
            case RateResult.Unknown() -> MyVisits.stale();
        };
    }
}
