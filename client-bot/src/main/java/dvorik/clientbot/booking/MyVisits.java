package dvorik.clientbot.booking;

import dvorik.clientbot.ClientChoice;
import dvorik.clientbot.ClientDialog;
import dvorik.clientbot.ClientSection;
import dvorik.clientbot.MenuKeys;
import dvorik.core.booking.Booking;
import dvorik.core.booking.BookingCards;
import dvorik.core.booking.BookingResults.StepResult;
import dvorik.core.conversation.Button;
import dvorik.core.conversation.Buttons;
import dvorik.core.conversation.Input;
import dvorik.core.conversation.Message;
import dvorik.core.conversation.Turn;
import dvorik.core.conversation.Visitor;
import dvorik.core.customer.Customer;
import dvorik.core.id.BookingId;
import dvorik.core.id.SalonId;
import dvorik.core.id.WaitlistId;
import dvorik.core.salon.SalonProfile;
import dvorik.core.text.Html;
import dvorik.core.text.Language;
import dvorik.core.text.Text;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** "My visits": what lies ahead and what is past, and the card of each with what can be done. */
public final class MyVisits implements ClientSection {
    private static final int MOST_AHEAD = 20;
    private static final int PAGE = 8;
    /** More than anybody has: a forged number is not asked for. */
    private static final int MOST_PAGES = 1000;

    private static final int LONGEST_LABEL = 60;
    private final BookingDesk desk;
    private final VisitWords words;
    private final VisitCards cards;
    private final Waiting waiting;
    private final Cancelling cancelling;
    private final TellingAboutVisit telling;

    MyVisits(BookingDesk desk, VisitWords words, Waiting waiting) {
        this.desk = desk;
        this.words = words;
        this.waiting = waiting;
        this.cards = new VisitCards(words);
        this.cancelling = new Cancelling(desk, words);
        this.telling = new TellingAboutVisit(desk, cancelling);
    }

    @Override
    public Optional<Turn<ClientDialog>> answer(Customer customer, Visitor visitor, ClientDialog state, Input input) {
        return switch (input) {
            case Input.Command(var name, var payload) when name.equals("visits") -> Optional.of(ahead(customer).said());
            case Input.MenuKey(var key) when key.equals(MenuKeys.VISITS) -> Optional.of(ahead(customer).said());
            case Input.Command command -> Optional.empty();
            case Input.MenuKey key -> Optional.empty();
            case Input.Tap(ClientChoice.ShowVisits(var page), var messageId)
            when page >= 0 && page < MOST_PAGES ->
                Optional.of((page == 0 ? ahead(customer) : past(customer, page)).edited());
            case Input.Tap(ClientChoice.LeaveLine(var id), var messageId) ->
                Optional.of(waiting.leave(customer, new WaitlistId(id)));
            case Input.Tap(ClientChoice.AnswerOffer(var id, var answer), var messageId) ->
                Optional.of(waiting.answer(customer, visitor, new WaitlistId(id), answer, messageId));
            case Input.Tap(ClientChoice.Visit choice, var messageId) -> ofVisit(customer, visitor, choice, messageId);
            case Input.Tap tap -> Optional.empty();
            default ->
                state instanceof ClientDialog.AboutVisit about
                        ? Optional.of(telling.said(customer, visitor, about, input))
                        : Optional.empty();
        };
    }

    /** Of other people's visits nothing is said. */
    private Optional<Turn<ClientDialog>> ofVisit(
            Customer customer, Visitor visitor, ClientChoice.Visit choice, int messageId) {
        long id =
                switch (choice) {
                    case ClientChoice.ShowVisit(var visit) -> visit;
                    case ClientChoice.CancelVisit(var visit) -> visit;
                    case ClientChoice.CancelBecause(var visit, var reason) -> visit;
                    case ClientChoice.KeepVisit(var visit) -> visit;
                    case ClientChoice.ShowWay(var visit) -> visit;
                    case ClientChoice.VisitFile(var visit) -> visit;
                    case ClientChoice.WriteToSalon(var visit) -> visit;
                    case ClientChoice.IWillCome(var visit) -> visit;
                    case ClientChoice.WasThere(var visit, var answer) -> visit;
                    case ClientChoice.RateVisit(var visit, var stars) -> visit;
                    default -> 0;
                };
        if (id == 0) {
            return Optional.empty();
        }
        return Optional.of(own(desk, customer, new BookingId(id))
                .map(visit -> act(customer, visitor, visit, choice, messageId))
                .orElseGet(MyVisits::stale));
    }

    private Turn<ClientDialog> act(
            Customer customer, Visitor visitor, Booking visit, ClientChoice.Visit choice, int messageId) {
        var language = customer.language();
        Turn<ClientDialog> turn = Turn.rest();
        return switch (choice) {
            case ClientChoice.CancelVisit cancel -> cancelling.ask(customer, visit);
            case ClientChoice.CancelBecause(var id, var reason) -> cancelling.because(customer, visit, reason);
            case ClientChoice.KeepVisit keep -> turn.edit(Message.of("client.visit.kept"));
            case ClientChoice.ShowWay way ->
                words.salon(visit.salon())
                        .map(salon -> turn.say(Places.way(salon, language)))
                        .orElseGet(MyVisits::stale);
            case ClientChoice.VisitFile file -> turn.say(file(visit, language));
            case ClientChoice.WriteToSalon write ->
                Turn.<ClientDialog>to(new ClientDialog.WritingToSalon(visit.id().value()))
                        .say("client.visit.write-ask");
            case ClientChoice.IWillCome come -> coming(customer, visitor, visit, messageId);
            case ClientChoice.WasThere(var id, var answer) ->
                wasThere(customer, visit, answer == ClientChoice.YesNo.YES);
            case ClientChoice.RateVisit(var id, var stars) -> telling.rate(customer, visit.id(), stars);
            default -> turn.say(cards.card(visit, language));
        };
    }

    private Message file(Booking visit, Language language) {
        var ics = desk.calendars().file(visit, language).getBytes(StandardCharsets.UTF_8);
        return new Message(
                new Message.Content.Document(
                        ics, "visit.ics", new Message.Content.Words(Text.of("client.visit.file-words"))),
                null,
                null);
    }

    private Turn<ClientDialog> coming(Customer customer, Visitor visitor, Booking visit, int messageId) {
        return switch (desk.work().coming(customer.id(), visit.id())) {
            case StepResult.Done(var booking) -> {
                desk.cards()
                        .remember(
                                booking.id(),
                                BookingCards.Bot.CLIENT,
                                new BookingCards.Card(visitor.chatId(), messageId));
                yield Turn.<ClientDialog>rest()
                        .edit(cards.card(booking, customer.language()))
                        .toast(Text.of("client.visit.coming-thanks"));
            }
            default -> Turn.<ClientDialog>rest().toast(Text.of("client.visit.over"));
        };
    }

    private Turn<ClientDialog> wasThere(Customer customer, Booking visit, boolean there) {
        var result = desk.work().answerNoShow(customer.id(), visit.id(), there);
        return result instanceof StepResult.Done
                ? Turn.<ClientDialog>rest()
                        .edit(Message.of(there ? "client.visit.was-there" : "client.visit.was-not-there"))
                : Turn.<ClientDialog>rest().toast(Text.of("client.visit.over"));
    }

    private Shown ahead(Customer customer) {
        var language = customer.language();
        var visits = desk.lists().upcoming(customer.id(), MOST_AHEAD);
        var lines = desk.waitlist().of(customer.id());
        var rows = new ArrayList<>(rows(visits, language));
        lines.forEach(entry -> rows.add(List.of(Waiting.leave(entry))));
        if (!desk.lists().past(customer.id(), 0, 1).isEmpty()) {
            rows.add(List.of(Button.choose("client.visits.past", new ClientChoice.ShowVisits(1))));
        }
        rows.add(List.of(Button.choose("client.menu.book", new ClientChoice.StartBooking())));
        var text = visits.isEmpty()
                ? Text.of(lines.isEmpty() ? "client.visits.none" : "client.visits.only-waiting")
                : Text.of("client.visits.ahead").with("count", visits.size());
        return Shown.of(null, Message.of(text).with(new Buttons.Inline(rows)));
    }

    private Shown past(Customer customer, int page) {
        // one more than is shown tells whether there is a further page
        var found = desk.lists().past(customer.id(), (page - 1) * PAGE, PAGE + 1);
        var rows =
                new ArrayList<>(rows(found.subList(0, Math.min(PAGE, found.size())), customer.language()));
        var turning = new ArrayList<Button>();
        if (found.size() > PAGE) {
            turning.add(Button.choose("common.earlier", new ClientChoice.ShowVisits(page + 1)));
        }
        turning.add(Button.choose("common.later", new ClientChoice.ShowVisits(page - 1)));
        rows.add(turning);
        return Shown.of(null, Message.of("client.visits.past-page").with(new Buttons.Inline(rows)));
    }

    /** Two statements for all names and zones. */
    private List<List<Button>> rows(List<Booking> visits, Language language) {
        if (visits.isEmpty()) {
            return List.of();
        }
        var names = desk.services()
                .findAll(visits.stream()
                        .flatMap(visit -> visit.items().stream())
                        .map(item -> item.service())
                        .collect(Collectors.toSet()));
        var zones = zones(visits);
        return visits.stream()
                .map(visit -> {
                    var service = names.get(visit.items().getFirst().service()).name(language);
                    var label = Text.of("client.visits.row")
                            .with("when", words.when(visit.start(), zones.get(visit.salon()), language))
                            .with("service", Html.shorten(service, LONGEST_LABEL));
                    return List.<Button>of(Button.choose(
                            label, new ClientChoice.ShowVisit(visit.id().value())));
                })
                .toList();
    }

    private Map<SalonId, ZoneId> zones(Collection<Booking> visits) {
        var known = desk.salons().list(desk.business()).stream()
                .collect(Collectors.toMap(SalonProfile::id, SalonProfile::zone));
        return visits.stream()
                .map(Booking::salon)
                .distinct()
                .collect(Collectors.toMap(
                        id -> id, id -> known.getOrDefault(id, desk.clock().getZone())));
    }

    static Optional<Booking> own(BookingDesk desk, Customer customer, BookingId id) {
        return desk.lists()
                .find(id)
                .filter(visit -> visit.customer().equals(Optional.of(customer.id()))
                        && visit.booked().isPresent());
    }

    static Turn<ClientDialog> stale() {
        return Turn.<ClientDialog>rest().toast(Text.of("common.stale-button"));
    }
}
