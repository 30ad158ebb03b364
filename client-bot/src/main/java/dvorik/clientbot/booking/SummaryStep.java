package dvorik.clientbot.booking;

import dvorik.clientbot.ClientChoice;
import dvorik.clientbot.ClientDialog;
import dvorik.core.booking.Booking;
import dvorik.core.conversation.Button;
import dvorik.core.conversation.Buttons;
import dvorik.core.conversation.Message;
import dvorik.core.discount.Discount;
import dvorik.core.discount.Refusal;
import dvorik.core.id.CustomerId;
import dvorik.core.text.Html;
import dvorik.core.text.Language;
import dvorik.core.text.Text;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** What it comes to: with a discount if wanted, and the rules in one sentence. The time is kept for the customer. */
final class SummaryStep {
    private static final int MOST_DISCOUNTS = 5;
    private static final int LONGEST_LABEL = 40;
    private final BookingDesk desk;
    private final VisitWords words;

    SummaryStep(BookingDesk desk, VisitWords words) {
        this.desk = desk;
        this.words = words;
    }

    /** @param held for this customer */
    Shown show(CustomerId customer, Draft draft, LocalDate day, Booking held, Language language) {
        var zone = words.zone(held.salon());
        var model = words.model(held, language);
        var minutes = Duration.between(held.start(), held.end()).toMinutes();
        model.put("duration", words.duration(Math.toIntExact(minutes)));
        model.put("policy", words.policy(held, language));
        model.put("confirmation", words.rules(held).confirmation());
        model.put(
                "until",
                held.holdUntil()
                        .map(until -> until.atZone(zone).toLocalTime().withSecond(0).withNano(0).toString())
                        .orElse(null));
        var rows = new ArrayList<List<Button>>();
        rows.add(List.of(
                Button.choose("client.book.confirm", new ClientChoice.ConfirmVisit(), Button.Style.SUCCESS)));
        if (held.discount().isPresent()) {
            rows.add(List.of(Button.choose("client.book.no-discount", new ClientChoice.PickDiscount(0))));
        } else {
            for (var discount : usable(customer, held, zone)) {
                var title = Html.shorten(desk.discountWords().title(discount, language), LONGEST_LABEL);
                rows.add(List.of(Button.choose(
                        Text.of("client.book.with-discount").with("title", title),
                        new ClientChoice.PickDiscount(discount.id().value()))));
            }
        }
        rows.add(List.of(Button.choose("common.back", new ClientChoice.StepBack())));
        return Shown.of(
                new ClientDialog.CheckingVisit(draft, day, held.id().value()),
                Message.card("visit_summary", model).with(new Buttons.Inline(rows)));
    }

    /** Those that would count as far as can be seen from here; the rest is said when one is chosen. */
    private List<Discount> usable(CustomerId customer, Booking held, ZoneId zone) {
        var weekday = held.start().atZone(zone).getDayOfWeek();
        return desk.discounts().findActive(customer).stream()
                .filter(discount -> !discount.reserved()
                        && discount.business().equals(held.business())
                        && discount.validUntil().isAfter(held.start())
                        && discount.terms().weekdays().contains(weekday)
                        && discount.terms()
                                .minPurchase()
                                .map(least -> least.currency().equals(held.price().currency())
                                        && least.compareTo(held.price()) <= 0)
                                .orElse(true))
                .limit(MOST_DISCOUNTS)
                .toList();
    }

    /** Why a discount does not go with this visit. */
    Text refusal(List<Refusal> why, Language language) {
        return switch (why.getFirst()) {
            case Refusal.Expired expired -> Text.of("client.book.discount-expired");
            case Refusal.WrongSalon(var salons) ->
                Text.of("client.book.discount-elsewhere").with("salons", Html.shorten(String.join(", ", salons), 100));
            case Refusal.WrongDay(var days) ->
                Text.of("client.book.discount-days")
                        .with("days", desk.discountWords().weekdays(days, language));
            case Refusal.BelowMinimum(var minimum, var missing) ->
                Text.of("client.book.discount-minimum").with("minimum", minimum);
            case Refusal.Reserved reserved -> Text.of("client.book.discount-reserved");
            default -> Text.of("client.book.discount-not-now");
        };
    }

    /** To another time. @param to epoch seconds */
    Shown move(Draft draft, LocalDate day, Booking visit, Instant to, Language language) {
        var zone = words.zone(visit.salon());
        var text = Text.of("client.book.move-ask")
                .with("from", words.when(visit.start(), zone, language))
                .with("to", words.when(to, zone, language))
                .with("services", words.services(visit, language));
        var rows = List.of(
                List.<Button>of(
                        Button.choose("client.book.move-yes", new ClientChoice.ConfirmMove(), Button.Style.SUCCESS)),
                List.<Button>of(Button.choose("common.back", new ClientChoice.StepBack())));
        return Shown.of(
                new ClientDialog.CheckingMove(draft, day, to.getEpochSecond()),
                Message.of(text).with(new Buttons.Inline(rows)));
    }
}
