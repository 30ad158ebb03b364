package dvorik.cashierbot;

import dvorik.cashierbot.access.AdminSection;
import dvorik.cashierbot.access.PasswordToken;
import dvorik.cashierbot.booking.StaffVisits;
import dvorik.cashierbot.broadcast.BroadcastCards;
import dvorik.cashierbot.broadcast.BroadcastNotifications;
import dvorik.cashierbot.broadcast.BroadcastSection;
import dvorik.cashierbot.composing.ComposingSection;
import dvorik.cashierbot.giving.GivingSection;
import dvorik.cashierbot.giving.GivingSteps;
import dvorik.cashierbot.giving.GrantCards;
import dvorik.cashierbot.giving.GrantNotifications;
import dvorik.cashierbot.giving.SecondWord;
import dvorik.cashierbot.letter.LetterNotification;
import dvorik.cashierbot.letter.LetterSection;
import dvorik.cashierbot.picture.PictureSource;
import dvorik.cashierbot.report.ReportCards;
import dvorik.cashierbot.report.ReportNotifications;
import dvorik.cashierbot.report.TodaySection;
import dvorik.cashierbot.report.UnusualCards;
import dvorik.cashierbot.report.UnusualSection;
import dvorik.cashierbot.staff.Inviting;
import dvorik.cashierbot.staff.StaffNotifications;
import dvorik.cashierbot.team.OwnRoles;
import dvorik.cashierbot.team.RoleWords;
import dvorik.cashierbot.team.TeamCards;
import dvorik.cashierbot.team.TeamSection;
import dvorik.cashierbot.till.ApprovalSteps;
import dvorik.cashierbot.till.PauseNotification;
import dvorik.cashierbot.till.PhoneSteps;
import dvorik.cashierbot.till.TillSteps;
import dvorik.cashierbot.till.UndoSteps;
import dvorik.core.access.IdempotencyKeys;
import dvorik.core.access.SignInService;
import dvorik.core.account.StaffMessages;
import dvorik.core.audit.AuditChain;
import dvorik.core.booking.Bookings;
import dvorik.core.booking.VisitMessages;
import dvorik.core.broadcast.BroadcastFigures;
import dvorik.core.broadcast.Broadcasts;
import dvorik.core.broadcast.Preflight;
import dvorik.core.conversation.ConversationRuntime;
import dvorik.core.conversation.MessageRenderer;
import dvorik.core.customer.CardNumber;
import dvorik.core.customer.CardNumbers;
import dvorik.core.customer.CustomerService;
import dvorik.core.discount.ApprovalService;
import dvorik.core.discount.CustomerSearch;
import dvorik.core.discount.DiscountService;
import dvorik.core.discount.DiscountWords;
import dvorik.core.discount.HandGrants;
import dvorik.core.discount.TillService;
import dvorik.core.discount.UndoService;
import dvorik.core.discount.UsableDiscounts;
import dvorik.core.notification.DeadLetters;
import dvorik.core.notification.NotificationChannel;
import dvorik.core.notification.NotificationKind;
import dvorik.core.notification.Notifications;
import dvorik.core.report.DayReports;
import dvorik.core.report.UnusualPatterns;
import dvorik.core.salon.SalonService;
import dvorik.core.schedule.Rooms;
import dvorik.core.segment.Segments;
import dvorik.core.service.MasterDirectory;
import dvorik.core.service.ServiceCatalog;
import dvorik.core.setting.BusinessSettings;
import dvorik.core.staff.StaffService;
import dvorik.core.staff.TeamService;
import dvorik.core.telegram.TelegramGateway;
import dvorik.core.telegram.UpdateHandler;
import dvorik.core.template.MediaFiles;
import dvorik.core.template.MessageTemplates;
import dvorik.core.template.Templates;
import dvorik.core.text.Texts;
import dvorik.core.till.PhoneAsks;
import dvorik.core.till.WrongCodes;
import java.time.Clock;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Builds the cashier bot's parts, once each. */
public final class CashierBot {
    /** Stands in Redis keys, logs and the webhook's route. */
    public static final String ID = "cashier";

    /** Payload of the link in a customer's QR picture: this and the code. */
    public static final String CODE_PAYLOAD = "c_";

    /** Payload of the link on a customer's own card: this and the number. */
    public static final String CARD_PAYLOAD = "k_";

    /** Commands of the menu, by name; their descriptions are the texts {@code cashier.command.NAME}. */
    public static final List<String> COMMANDS = List.of(
            "start",
            "day",
            "week",
            "visits",
            "book",
            "phone",
            "today",
            "team",
            "give",
            "broadcast",
            "invite",
            "me",
            "admin",
            "language",
            "cancel",
            "help");

    /**
     * Features and base that the bot stands on.
     *
     *
     * @param deepLink opens this bot with a payload
     */
    public record Parts(
            StaffService staff,
            TeamService team,
            DayReports reports,
            UnusualPatterns patterns,
            AuditChain auditChain,
            DeadLetters deadLetters,
            HandGrants handGrants,
            CustomerSearch customerSearch,
            CustomerService customers,
            SalonService salons,
            DiscountService discounts,
            TillService till,
            UndoService undo,
            ApprovalService approvals,
            BusinessSettings settings,
            UsableDiscounts usable,
            WrongCodes wrongCodes,
            PhoneAsks phoneAsks,
            CardNumbers cardNumbers,
            SignInService signIn,
            Broadcasts broadcasts,
            BroadcastFigures broadcastFigures,
            Marketing marketing,
            Notifications notifications,
            Bookings bookings,
            ServiceCatalog catalog,
            VisitMessages visitMessages,
            Visits visits,
            PictureSource pictures,
            Texts texts,
            Clock clock,
            Currency currency,
            UnaryOperator<String> deepLink) {}

    /** What visits stand on besides. */
    public record Visits(MasterDirectory masters, Rooms rooms, StaffMessages messages) {}

    /**
     * What writing a broadcast needs.
     *
     * @param clientLink opens the bot of the customers
     */
    public record Marketing(
            Segments segments,
            Preflight preflight,
            Templates templates,
            MessageTemplates messages,
            MediaFiles files,
            IdempotencyKeys once,
            Supplier<String> clientLink) {}

    private final Parts parts;
    private final DiscountWords words;
    private final StaffVisits visits;
    private final ApprovalSteps approvals;
    private final PhoneSteps phones;

    public CashierBot(Parts parts) {
        this.parts = parts;
        this.words = new DiscountWords(parts.texts(), parts.clock());
        this.approvals = new ApprovalSteps(
                parts.approvals(), parts.till(), parts.discounts(), parts.salons(), parts.texts(), words);
        this.visits = new StaffVisits(parts, words);
        this.phones = new PhoneSteps(parts, new Tills(parts.salons()), words);
    }

    /** @return payload of the link in a customer's QR picture */
    public static String payloadOf(String code) {
        return CODE_PAYLOAD + code;
    }

    /** @return payload of the link in the QR picture of a customer's own card */
    public static String payloadOf(CardNumber card) {
        return CARD_PAYLOAD + card.value();
    }

    /** @return payload of an invitation link */
    public static String invitationPayload(String token) {
        return Inviting.PAYLOAD + token;
    }

    /** @return the code or card number in the payload of a customer's QR */
    public static Optional<String> shown(String payload) {
        return Stream.of(CODE_PAYLOAD, CARD_PAYLOAD)
                .filter(payload::startsWith)
                .map(prefix -> payload.substring(prefix.length()))
                .findFirst();
    }

    public UpdateHandler updates() {
        var tills = new Tills(parts.salons());
        var till = new TillSteps(parts, approvals, tills, words);
        var roleWords = new RoleWords(parts.salons(), parts.texts());
        var sections = List.<StaffSection>of(
                approvals,
                phones,
                new LetterSection(parts.visitMessages(), parts.bookings().lists()),
                new UndoSteps(parts.undo(), parts.texts(), words),
                new AdminSection(parts.signIn()),
                new Inviting(parts.staff(), parts.salons(), tills, parts.deepLink()),
                new TeamSection(parts.team(), new TeamCards(parts.texts(), roleWords, parts.clock())),
                new OwnRoles(parts.team(), parts.staff(), roleWords, tills),
                new TodaySection(parts.reports(), new ReportCards(parts.texts())),
                new UnusualSection(parts.patterns(), parts.team(), new UnusualCards(parts.settings())),
                visits.section(),
                new BroadcastSection(parts.broadcasts(), broadcastCards()),
                new ComposingSection(parts, broadcastCards(), tills),
                new GivingSection(
                        new GivingSteps(
                                parts.handGrants(),
                                parts.customerSearch(),
                                parts.customers(),
                                grantCards(),
                                tills,
                                parts.currency()),
                        new SecondWord(parts.handGrants(), grantCards()),
                        tills));
        var conversation = new CashierConversation(parts.staff(), parts.salons(), tills, till, sections);
        return new ConversationRuntime<>(
                ID,
                conversation,
                CashierDialog.class,
                CashierChoice.class,
                MenuKeys.ALL,
                parts.texts(),
                Clock.systemUTC());
    }

    /** @param gateway of this bot */
    public Map<NotificationKind, NotificationChannel> notifications(TelegramGateway gateway) {
        var chat = new StaffChat(parts.staff(), new MessageRenderer(parts.texts(), CashierChoice.class), gateway);
        var kinds = new EnumMap<NotificationKind, NotificationChannel>(NotificationKind.class);
        kinds.putAll(new StaffNotifications(chat).kinds());
        kinds.putAll(new PasswordToken(parts.signIn(), chat).kinds());
        kinds.put(
                NotificationKind.TILL_PAUSED,
                new PauseNotification(chat, parts.staff(), parts.wrongCodes(), parts.clock()));
        kinds.put(NotificationKind.CUSTOMER_FOUND, phones.found(chat));
        kinds.put(NotificationKind.APPROVAL_CHANGED, approvals.changes(chat));
        kinds.putAll(new ReportNotifications(
                        chat,
                        parts.staff(),
                        parts.reports(),
                        parts.patterns(),
                        parts.auditChain(),
                        parts.deadLetters(),
                        new ReportCards(parts.texts()),
                        new UnusualCards(parts.settings()))
                .kinds());
        kinds.putAll(visits.notifications(chat));
        kinds.put(
                NotificationKind.VISIT_MESSAGE,
                new LetterNotification(
                        parts.visitMessages(),
                        parts.bookings().lists(),
                        parts.customers(),
                        parts.salons(),
                        chat,
                        parts.clock()));
        kinds.putAll(new GrantNotifications(chat, parts.handGrants(), grantCards()).kinds());
        kinds.putAll(
                new BroadcastNotifications(chat, parts.broadcasts(), broadcastCards(), parts.notifications()).kinds());
        return kinds;
    }

    private BroadcastCards broadcastCards() {
        return new BroadcastCards(parts.broadcastFigures(), parts.clock());
    }

    private GrantCards grantCards() {
        return new GrantCards(parts.handGrants(), parts.customers(), parts.texts(), parts.clock());
    }
}
