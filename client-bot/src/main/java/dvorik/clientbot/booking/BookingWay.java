package dvorik.clientbot.booking;

import dvorik.clientbot.ClientChoice;
import dvorik.clientbot.ClientDialog;
import dvorik.clientbot.ClientSection;
import dvorik.clientbot.MenuKeys;
import dvorik.clientbot.marketing.MarketingTaps;
import dvorik.core.booking.Booking;
import dvorik.core.booking.Waitlist.JoinResult;
import dvorik.core.conversation.Button;
import dvorik.core.conversation.Buttons;
import dvorik.core.conversation.Input;
import dvorik.core.conversation.Message;
import dvorik.core.conversation.Turn;
import dvorik.core.conversation.Visitor;
import dvorik.core.customer.Customer;
import dvorik.core.id.BookingId;
import dvorik.core.id.SalonId;
import dvorik.core.id.ServiceId;
import dvorik.core.id.StaffId;
import dvorik.core.salon.SalonProfile.Place;
import dvorik.core.text.Language;
import dvorik.core.text.Text;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** From "book" to the time that is tapped, step by step in one message; what follows is {@link BookingEnd}. */
public final class BookingWay implements ClientSection {
    /** Payload of the link that begins a booking. */
    public static final String PAYLOAD = "book";

    /** Commands and keys of the menu after which the booking goes on where it was. */
    private static final Set<String> ASIDE = Set.of("language", "help", MenuKeys.LANGUAGE, MenuKeys.HELP);

    private final BookingDesk desk;
    private final MarketingTaps taps;
    private final MasterPhotos photos;
    private final BookingStart start;
    private final SalonStep salons;
    private final ServiceStep services;
    private final MasterStep masters;
    private final DayStep days;
    private final TimeStep times;
    private final BookingEnd end;
    private final Waiting waiting;

    BookingWay(BookingDesk desk, VisitWords words, MarketingTaps taps, MasterPhotos photos, Waiting waiting) {
        this.desk = desk;
        this.taps = taps;
        this.photos = photos;
        this.waiting = waiting;
        this.start = new BookingStart(desk, words);
        this.salons = new SalonStep(desk);
        this.services = new ServiceStep(words);
        this.masters = new MasterStep(desk);
        this.days = new DayStep(desk, words);
        this.times = new TimeStep(desk, words);
        this.end = new BookingEnd(desk, words, days, times);
    }

    @Override
    public Optional<Turn<ClientDialog>> answer(Customer customer, Visitor visitor, ClientDialog state, Input input) {
        var language = customer.language();
        switch (input) {
            case Input.Command(var name, var payload) -> {
                if (!ASIDE.contains(name)) {
                    end.leave(customer, state);
                }
                return name.equals(PAYLOAD) || (name.equals("start") && payload.equals(PAYLOAD))
                        ? Optional.of(start.begin(language))
                        : Optional.empty();
            }
            case Input.MenuKey(var key) -> {
                if (key.equals(MenuKeys.SKIP) && state instanceof ClientDialog.ChoosingSalon) {
                    return Optional.of(Turn.<ClientDialog>stay(state)
                            .say(Message.of("client.book.without-place").with(MenuKeys.main()))
                            .say(salons.show(Offering.read(desk), language).message()));
                }
                if (!ASIDE.contains(key)) {
                    end.leave(customer, state);
                }
                return key.equals(MenuKeys.BOOK) ? Optional.of(start.begin(language)) : Optional.empty();
            }
            case Input.Tap(ClientChoice.FromMarketing(var place, var origin), var messageId)
            when place == ClientChoice.Place.BOOK -> {
                return fromMarketing(customer, place, origin);
            }
            case Input.Tap(ClientChoice.Visit choice, var messageId) -> {
                return Optional.ofNullable(
                        switch (choice) {
                            case ClientChoice.StartBooking() -> start.begin(language);
                            case ClientChoice.BookAgain(var id) -> again(customer, new BookingId(id));
                            case ClientChoice.MoveVisit(var id) -> move(customer, new BookingId(id));
                            default -> null;
                        });
            }
            case Input.Tap(ClientChoice.Booking choice, var messageId)
            when state instanceof ClientDialog.Booking here -> {
                return Optional.of(step(customer, visitor, here, choice, messageId));
            }
            case Input.Tap(ClientChoice.Booking choice, var messageId) -> {
                // a step of a way that was left
                return Optional.of(Turn.stay(state).toast(Text.of("common.stale-button")));
            }
            case Input.Tap tap -> {
                return Optional.empty();
            }
            case Input.Location(var latitude, var longitude)
            when state instanceof ClientDialog.ChoosingSalon
                    && Math.abs(latitude) <= 90
                    && Math.abs(longitude) <= 180 -> {
                return Optional.of(salons.near(Offering.read(desk), new Place(latitude, longitude), language));
            }
            default -> {
                return state instanceof ClientDialog.Booking
                        ? Optional.of(Turn.stay(state).say("client.book.use-buttons"))
                        : Optional.empty();
            }
        }
    }

    /** Where there is nothing to book, the button leads where others do. */
    private Optional<Turn<ClientDialog>> fromMarketing(Customer customer, ClientChoice.Place place, String origin) {
        if (Offering.read(desk).isEmpty()) {
            return Optional.empty();
        }
        if (MarketingTaps.isOrigin(origin)) {
            taps.tapped(customer.id(), origin, place);
        }
        return Optional.of(start.begin(customer.language()));
    }

    private Turn<ClientDialog> again(Customer customer, BookingId id) {
        return own(customer, id)
                .map(visit -> {
                    var offering = Offering.read(desk);
                    var draft = Draft.like(visit);
                    if (offering.services(draft).size() < draft.items().size()) {
                        return start.begin(customer.language());
                    }
                    var possible = draft.master().isEmpty()
                                    || offering.masters(draft).stream()
                                            .anyMatch(master -> draft.master().equals(Optional.of(master.id())))
                            ? draft
                            : draft.by(Optional.empty());
                    return days.show(possible, customer.language()).said();
                })
                .orElseGet(BookingWay::stale);
    }

    private Turn<ClientDialog> move(Customer customer, BookingId id) {
        return own(customer, id)
                .map(visit -> end.cannotMove(visit, customer.language())
                        .orElseGet(() -> days.show(Draft.moving(visit), customer.language())
                                .said()))
                .orElseGet(BookingWay::stale);
    }

    private Turn<ClientDialog> step(
            Customer customer,
            Visitor visitor,
            ClientDialog.Booking state,
            ClientChoice.Booking choice,
            int messageId) {
        var language = customer.language();
        var draft = state.draft();
        return switch (choice) {
            case ClientChoice.PickSalon(var id) -> pickSalon(new SalonId(id), language);
            case ClientChoice.NearestSalon() -> SalonStep.askPlace(state);
            case ClientChoice.ShowPlace(var id) -> showPlace(state, new SalonId(id), language);
            case ClientChoice.PickService(var id) -> pickService(state, new ServiceId(id), language);
            case ClientChoice.ShowServices(var page) ->
                services.show(Offering.read(desk), draft, page, language).edited();
            case ClientChoice.ServicesDone() -> servicesDone(draft, language).edited();
            case ClientChoice.PickMaster(var id) ->
                days.show(draft.by(id == 0 ? Optional.empty() : Optional.of(new StaffId(id))), language)
                        .edited();
            case ClientChoice.AboutMaster(var id) -> about(visitor, state, id, language);
            case ClientChoice.ShowMonth(var year, var month) -> month(draft, year, month, language);
            case ClientChoice.PickVisitDay(var year, var month, var day) ->
                day(year, month, day)
                        .map(date -> pickDay(draft, date, language))
                        .orElseGet(BookingWay::stale);
            case ClientChoice.DeadField dead -> Turn.stay(state);
            case ClientChoice.WaitForDay(var year, var month, var day) ->
                day(year, month, day).map(date -> join(customer, draft, date)).orElseGet(BookingWay::stale);
            case ClientChoice.ShowTimes(var page) ->
                state instanceof ClientDialog.ChoosingTime here
                        ? times.show(draft, here.day(), page, language).edited()
                        : stale();
            case ClientChoice.StepBack() -> back(customer, state);
            case ClientChoice.PickTime pick -> end.pickTime(customer, visitor, state, pick.start());
            case ClientChoice.PickDiscount(var id) -> end.pickDiscount(customer, state, id);
            case ClientChoice.ConfirmVisit() -> end.confirm(customer, visitor, state, messageId);
            case ClientChoice.ConfirmMove() -> end.move(customer, visitor, state, messageId);
        };
    }

    private Turn<ClientDialog> pickSalon(SalonId id, Language language) {
        var offering = Offering.read(desk);
        return offering.salon(id)
                .map(salon -> services.show(offering, Draft.EMPTY.at(id), 0, language))
                .orElseGet(() -> salons.show(offering, language).alerting(Text.of("client.book.not-offered")))
                .edited();
    }

    private Turn<ClientDialog> showPlace(ClientDialog state, SalonId id, Language language) {
        return desk.salons()
                .find(id)
                .filter(salon -> salon.business().equals(desk.business()))
                .map(salon -> Turn.stay(state).say(Places.way(salon, language)))
                .orElseGet(BookingWay::stale);
    }

    private Turn<ClientDialog> pickService(ClientDialog.Booking state, ServiceId id, Language language) {
        var offering = Offering.read(desk);
        var draft = state.draft();
        int page = state instanceof ClientDialog.ChoosingServices here ? here.page() : 0;
        if (offering.services(draft.salonId()).stream()
                .noneMatch(service -> service.id().equals(id))) {
            return services.show(offering, draft, page, language)
                    .alerting(Text.of("client.book.not-offered"))
                    .edited();
        }
        var toggled = draft.toggled(id);
        return toggled.equals(draft)
                ? Turn.<ClientDialog>stay(state).toast(ServiceStep.full())
                : services.show(offering, toggled, page, language).edited();
    }

    private Shown servicesDone(Draft draft, Language language) {
        var offering = Offering.read(desk);
        if (draft.items().isEmpty()
                || offering.services(draft).size() < draft.items().size()) {
            return services.show(offering, Draft.EMPTY.at(draft.salonId()), 0, language)
                    .alerting(Text.of("client.book.not-offered"));
        }
        var anybody = draft.by(Optional.empty());
        return MasterStep.isSkipped(offering, anybody)
                ? days.show(anybody, language)
                : masters.show(offering, anybody, language);
    }

    private Turn<ClientDialog> about(Visitor visitor, ClientDialog.Booking state, long id, Language language) {
        return masters.find(Offering.read(desk), state.draft(), id)
                .map(master -> {
                    master.photo().ifPresent(photo -> photos.show(visitor.chatId(), photo));
                    return Turn.<ClientDialog>stay(state).say(masters.about(master, language));
                })
                .orElseGet(BookingWay::stale);
    }

    private Turn<ClientDialog> month(Draft draft, int year, int month, Language language) {
        return month < 1 || month > 12 || year < 2000 || year > 2200
                ? stale()
                : days.show(draft, YearMonth.of(year, month), language).edited();
    }

    private Turn<ClientDialog> pickDay(Draft draft, LocalDate day, Language language) {
        return days.reach(draft).has(day)
                ? times.show(draft, day, 0, language).edited()
                : days.show(draft, language)
                        .alerting(Text.of("client.book.day-over"))
                        .edited();
    }

    private static Optional<LocalDate> day(int year, int month, int day) {
        try {
            return Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException e) {
            // forged
            return Optional.empty();
        }
    }

    private Turn<ClientDialog> back(Customer customer, ClientDialog.Booking state) {
        var language = customer.language();
        var draft = state.draft();
        var offering = Offering.read(desk);
        return switch (state) {
            case ClientDialog.ChoosingSalon here -> left();
            case ClientDialog.ChoosingServices here ->
                offering.salons().size() <= 1
                        ? left()
                        : salons.show(offering, language).edited();
            case ClientDialog.ChoosingMaster here ->
                services.show(offering, draft, 0, language).edited();
            case ClientDialog.ChoosingDay here -> {
                if (draft.moving() != 0) {
                    yield Turn.<ClientDialog>rest().edit(Message.of("client.visit.not-moved"));
                }
                yield (MasterStep.isSkipped(offering, draft)
                                ? services.show(offering, draft, 0, language)
                                : masters.show(offering, draft, language))
                        .edited();
            }
            case ClientDialog.ChoosingTime here ->
                days.show(draft, YearMonth.from(here.day()), language).edited();
            case ClientDialog.CheckingVisit here -> {
                end.leave(customer, here);
                yield times.show(draft, here.day(), 0, language).edited();
            }
            case ClientDialog.CheckingMove here ->
                times.show(draft, here.day(), 0, language).edited();
        };
    }

    private Turn<ClientDialog> join(Customer customer, Draft draft, LocalDate day) {
        var language = customer.language();
        return switch (desk.waitlist().join(customer.id(), draft.salonId(), draft.services(), draft.master(), day)) {
            case JoinResult.Waiting(var entry) -> waiting.joined(entry, language);
            case JoinResult.Free(var free) ->
                times.show(draft, day, 0, language)
                        .alerting(Text.of("client.wait.no-need"))
                        .edited();
            case JoinResult.NotPossible() ->
                days.show(draft, YearMonth.from(day), language)
                        .alerting(Text.of("client.wait.not-possible"))
                        .edited();
        };
    }

    private static Turn<ClientDialog> left() {
        return Turn.<ClientDialog>rest()
                .edit(Message.of("client.book.left")
                        .with(Buttons.inline(
                                List.of(Button.choose("client.menu.book", new ClientChoice.StartBooking())))));
    }

    private Optional<Booking> own(Customer customer, BookingId id) {
        return desk.lists()
                .find(id)
                .filter(visit -> visit.customer().equals(Optional.of(customer.id()))
                        && visit.booked().isPresent());
    }

    private static Turn<ClientDialog> stale() {
        return Turn.<ClientDialog>rest().toast(Text.of("common.stale-button"));
    }
}
