package dvorik.app;

import dvorik.clientbot.ClientTemplates;
import dvorik.core.access.AccessSecrets;
import dvorik.core.access.ApiKeyService;
import dvorik.core.access.IdempotencyKeys;
import dvorik.core.access.PasswordLetters;
import dvorik.core.access.RefusalLog;
import dvorik.core.access.SecondFactorService;
import dvorik.core.access.SessionService;
import dvorik.core.access.SignInService;
import dvorik.core.account.AddressCodes;
import dvorik.core.account.AddressLetters;
import dvorik.core.account.AddressWays;
import dvorik.core.account.CustomerCare;
import dvorik.core.account.CustomerHistory;
import dvorik.core.account.DeletionService;
import dvorik.core.account.PersonalDataService;
import dvorik.core.account.PhoneClaims;
import dvorik.core.account.StaffMessages;
import dvorik.core.audit.AuditChain;
import dvorik.core.audit.AuditLog;
import dvorik.core.audit.AuditTrail;
import dvorik.core.booking.Bookings;
import dvorik.core.booking.VisitMessages;
import dvorik.core.booking.Wakes;
import dvorik.core.broadcast.BroadcastFigures;
import dvorik.core.broadcast.BroadcastTaps;
import dvorik.core.broadcast.Broadcasts;
import dvorik.core.broadcast.Preflight;
import dvorik.core.config.Settings;
import dvorik.core.consent.ConsentService;
import dvorik.core.consent.LegalFiles;
import dvorik.core.customer.CardNumbers;
import dvorik.core.customer.CustomerAccounts;
import dvorik.core.customer.CustomerBulk;
import dvorik.core.customer.CustomerDirectory;
import dvorik.core.customer.CustomerEditing;
import dvorik.core.customer.CustomerExport;
import dvorik.core.customer.CustomerImport;
import dvorik.core.customer.CustomerService;
import dvorik.core.customer.Friends;
import dvorik.core.customer.PersonKeyGuard;
import dvorik.core.customer.ProfileService;
import dvorik.core.customer.UnsubscribeLinks;
import dvorik.core.db.Database;
import dvorik.core.discount.ApprovalService;
import dvorik.core.discount.BirthdayService;
import dvorik.core.discount.BulkGrants;
import dvorik.core.discount.BulkIssuing;
import dvorik.core.discount.CustomerConfirms;
import dvorik.core.discount.CustomerSearch;
import dvorik.core.discount.DiscountAccounts;
import dvorik.core.discount.DiscountCancelling;
import dvorik.core.discount.DiscountLists;
import dvorik.core.discount.DiscountService;
import dvorik.core.discount.EndingNotices;
import dvorik.core.discount.ExpiryService;
import dvorik.core.discount.GiftService;
import dvorik.core.discount.HandGrants;
import dvorik.core.discount.JoiningService;
import dvorik.core.discount.OfferCatalogue;
import dvorik.core.discount.OfferKind;
import dvorik.core.discount.OfferService;
import dvorik.core.discount.OfferService.NewOffer;
import dvorik.core.discount.ReferralService;
import dvorik.core.discount.SubscriptionService;
import dvorik.core.discount.Terms;
import dvorik.core.discount.TillService;
import dvorik.core.discount.UndoService;
import dvorik.core.discount.UsableDiscounts;
import dvorik.core.discount.WinBackService;
import dvorik.core.event.ProductEvents;
import dvorik.core.id.BusinessId;
import dvorik.core.id.PersonKeys;
import dvorik.core.id.PurposeKeys;
import dvorik.core.job.JobRuns;
import dvorik.core.job.Recurring;
import dvorik.core.mail.MailChannel;
import dvorik.core.money.DiscountValue;
import dvorik.core.money.Money;
import dvorik.core.notification.DeadLetters;
import dvorik.core.notification.FurtherChannel;
import dvorik.core.notification.FurtherWays;
import dvorik.core.notification.LateFailures;
import dvorik.core.notification.Mailbox;
import dvorik.core.notification.Notifications;
import dvorik.core.report.DayReports;
import dvorik.core.report.DaySummaries;
import dvorik.core.report.DeadLetterWord;
import dvorik.core.report.UnusualPatterns;
import dvorik.core.sale.Sales;
import dvorik.core.salon.BookingPolicies;
import dvorik.core.salon.SalonEditing;
import dvorik.core.salon.SalonProfiles;
import dvorik.core.salon.SalonRecords;
import dvorik.core.salon.SalonService;
import dvorik.core.schedule.Rooms;
import dvorik.core.schedule.ScheduleService;
import dvorik.core.segment.Segments;
import dvorik.core.service.MasterDirectory;
import dvorik.core.service.ServiceCatalog;
import dvorik.core.setting.BusinessSettings;
import dvorik.core.sms.SmsChannel;
import dvorik.core.sms.SmsFigures;
import dvorik.core.sms.SmsStatuses;
import dvorik.core.staff.StaffRecords;
import dvorik.core.staff.StaffService;
import dvorik.core.staff.TeamService;
import dvorik.core.stats.StatsService;
import dvorik.core.template.ChangedWords;
import dvorik.core.template.MediaFiles;
import dvorik.core.template.MessageTemplates;
import dvorik.core.template.SystemMessages;
import dvorik.core.template.Templates;
import dvorik.core.text.Language;
import dvorik.core.text.Text;
import dvorik.core.text.Texts;
import dvorik.core.till.PhoneAsks;
import dvorik.core.till.WrongCodes;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The features, built once each in the order of their dependencies. */
final class Features {
    private static final int TEN_PERCENT = 1_000;
    private static final int FIFTEEN_PERCENT = 1_500;
    private static final int FIVE_PERCENT = 500;
    private static final int JOINING_DAYS = 30;
    private static final int MANUAL_DAYS = 30;
    private static final int BIRTHDAY_DAYS = 14;
    private static final int REFERRAL_DAYS = 60;
    private static final int SUBSCRIPTION_DAYS = 90;
    /** Birthdays that were missed are looked for so far back; whose discount would be over by now is left out. */
    private static final int MONTHS = 120;

    private static final Duration EXPIRY_PERIOD = Duration.ofMinutes(10);

    final Texts texts;
    final Clock clock;
    final BusinessId business;
    final SalonService salons;
    final CustomerService customers;
    final CardNumbers cardNumbers;
    final ConsentService consents;
    final StaffService staff;
    final TeamService team;
    final DayReports reports;
    final DaySummaries summaries;
    final UnusualPatterns patterns;
    final HandGrants handGrants;
    final CustomerSearch customerSearch;
    final CustomerDirectory directory;
    final CustomerEditing customerEditing;
    final CustomerExport customerExport;
    final CustomerImport customerImport;
    final BulkIssuing bulkIssuing;
    final CustomerBulk customerBulk;
    final CustomerHistory customerHistory;
    final Segments segments;
    final OfferService offers;
    final OfferCatalogue offerCatalogue;
    final DiscountService discounts;
    final StatsService stats;
    final DiscountLists discountLists;
    final DiscountCancelling cancelling;
    final GiftService gifts;
    final ReferralService referrals;
    final SubscriptionService subscriptions;
    final ChannelLink channel = new ChannelLink();
    final JoiningService joining;
    final TillService till;
    final UndoService undo;
    final ApprovalService approvals;
    final UsableDiscounts usable;
    final WrongCodes wrongCodes;
    final PhoneAsks phoneAsks;
    final Notifications notifications;
    final Mailbox mailbox;
    final DeadLetters deadLetters;
    final DeadLetterWord deadLetterWord;
    final ProfileService profiles;
    final PhoneClaims phoneClaims;
    final AddressCodes addressCodes;
    final AddressWays addressWays;
    final UnsubscribeLinks unsubscribeLinks;
    final PersonalDataService personalData;
    final DeletionService deletion;
    final StaffMessages staffMessages;
    final MediaFiles mediaFiles;
    final MessageTemplates messageTemplates;
    final SystemMessages systemMessages;
    final Templates templates;
    final CustomerCare care;
    final BusinessSettings settings;
    final SessionService sessions;
    final SecondFactorService secondFactor;
    final SignInService signIn;
    final ApiKeyService apiKeys;
    final AccessSecrets accessSecrets;
    final IdempotencyKeys idempotency;
    final StaffRecords staffRecords;
    final SalonRecords salonRecords;
    final AuditTrail auditTrail;
    final AuditChain auditChain;
    final RefusalLog refusals;
    final JobRuns jobRuns;
    private final ExpiryService expiry;
    final BulkGrants bulkGrants;
    final Broadcasts broadcasts;
    final BroadcastFigures broadcastFigures;
    final BroadcastTaps broadcastTaps;
    final Preflight preflight;
    final SalonProfiles salonProfiles;
    final SalonEditing salonEditing;
    final BookingPolicies policies;
    final ServiceCatalog catalog;
    final MasterDirectory masters;
    final ScheduleService schedules;
    final Rooms rooms;
    final Bookings bookings;
    final VisitMessages visitMessages;
    private final BirthdayService birthdays;
    private final EndingNotices endings;
    final SmsFigures smsFigures = new SmsFigures();
    final FurtherWays further;
    private final Optional<SmsStatuses> smsStatuses;
    private final WinBackService winBacks;

    /** @param clock business time */
    Features(Database database, Settings settings, Texts texts, Clock clock) {
        var db = database.dsl();
        var currency = settings.business().currency();
        var events = new ProductEvents(clock);
        var audit = new AuditLog(clock);
        var personKeys = new PersonKeys(settings.secrets().personHash());
        PersonKeyGuard.check(db, personKeys);
        this.texts = texts;
        this.clock = clock;
        this.notifications = new Notifications(db, clock);
        this.settings = new BusinessSettings(db, clock, audit);
        this.salons = new SalonService(db, settings.business().zone());
        this.business = salons.ensureBusiness(settings.business().name(), currency);
        this.customers = new CustomerService(db, clock, personKeys, events);
        this.cardNumbers = new CardNumbers(db);
        this.consents = new ConsentService(db, clock, customers);
        this.staff = new StaffService(db, clock, audit, events, notifications);
        this.team = new TeamService(db, clock, audit);
        this.reports = new DayReports(db, clock, currency);
        this.summaries = new DaySummaries(db, clock, this.settings, team, notifications);
        this.patterns = new UnusualPatterns(db, clock, this.settings, team, notifications);
        this.offers = new OfferService(db);
        this.offerCatalogue = new OfferCatalogue(db, clock, audit, currency);
        this.discounts = new DiscountService(db, clock);
        this.stats = new StatsService(db, clock, settings.business().zone(), currency);
        this.discountLists = new DiscountLists(db, clock);
        this.cancelling = new DiscountCancelling(db, clock, notifications, audit);
        var sales = new Sales();
        var confirms = new CustomerConfirms(this.settings);
        this.gifts = new GiftService(db, clock, notifications, events);
        this.referrals = new ReferralService(db, clock, new Friends(db), notifications, events, business, currency);
        this.subscriptions =
                new SubscriptionService(db, clock, customers, channel, notifications, events, business, currency);
        this.expiry = new ExpiryService(db, clock, notifications);
        this.birthdays = new BirthdayService(db, clock, this.settings, notifications, events, business, currency);
        this.winBacks = new WinBackService(db, clock, this.settings, notifications, events, business, currency);
        this.endings = new EndingNotices(db, clock, this.settings, notifications, business);
        this.joining = new JoiningService(db, clock, customers, referrals, events, business, currency);
        this.usable = new UsableDiscounts(db, clock);
        this.till = new TillService(
                db, clock, usable, confirms, sales, notifications, audit, events, referrals, subscriptions);
        this.salonProfiles = new SalonProfiles(db, settings.business().zone(), audit, salons);
        this.policies = new BookingPolicies(db, clock, audit);
        this.catalog = new ServiceCatalog(db, clock, audit);
        this.masters = new MasterDirectory(db, clock, audit);
        this.schedules = new ScheduleService(db, clock, audit, new Wakes(clock, salons));
        this.rooms = new Rooms(db, clock, audit);
        this.bookings = new Bookings(new Bookings.Ground(
                db,
                clock,
                business,
                this.settings,
                audit,
                events,
                notifications,
                salons,
                policies,
                catalog,
                schedules,
                rooms,
                till,
                sales,
                staff));
        this.visitMessages = new VisitMessages(db, clock, notifications, audit);
        this.approvals = new ApprovalService(db, clock, till, customers, staff, salons, notifications, audit);
        this.wrongCodes = new WrongCodes(db, clock, this.settings, notifications, audit, team);
        this.phoneAsks = new PhoneAsks(db, clock, this.settings, notifications, audit);
        this.undo = new UndoService(db, clock, sales, notifications, audit, events);
        this.mailbox = new Mailbox(db, clock);
        this.deadLetters = new DeadLetters(db, clock, audit, notifications);
        this.deadLetterWord = new DeadLetterWord(team, notifications, clock, business);
        this.profiles = new ProfileService(db, clock);
        var accounts = new CustomerAccounts(clock);
        var discountAccounts = new DiscountAccounts(clock, notifications);
        this.phoneClaims = new PhoneClaims(
                db, clock, accounts, discountAccounts, bookings.accounts(), mailbox, notifications, events);
        var purposeKeys = new PurposeKeys(settings.secrets().personHash());
        this.addressCodes = new AddressCodes(db, clock, purposeKeys, accounts, phoneClaims, notifications);
        this.addressWays = addressWays(settings.further());
        this.unsubscribeLinks =
                new UnsubscribeLinks(purposeKeys, settings.http().publicUrl());
        this.personalData = new PersonalDataService(db, accounts);
        this.deletion = new DeletionService(
                db,
                customers,
                accounts,
                consents,
                discountAccounts,
                bookings.accounts(),
                mailbox,
                phoneClaims,
                addressCodes,
                notifications,
                events,
                audit);
        this.staffMessages = new StaffMessages(db, clock, accounts, notifications, audit);
        this.mediaFiles = new MediaFiles(db, clock, audit);
        this.messageTemplates = new MessageTemplates(texts, mediaFiles);
        this.systemMessages = new SystemMessages(texts, ClientTemplates.all());
        var changedWords = new ChangedWords(db, business, messageTemplates, systemMessages);
        texts.prefer(changedWords);
        this.templates = new Templates(db, clock, business, messageTemplates, systemMessages, changedWords, audit);
        this.care = new CustomerCare(
                db, accounts, deletion, discountAccounts, bookings.accounts(), mailbox, notifications, events, audit);
        this.customerSearch = new CustomerSearch(db, customers, cardNumbers);
        this.directory = new CustomerDirectory(db, clock);
        this.customerEditing = new CustomerEditing(db, clock, audit);
        this.customerExport = new CustomerExport(db, directory, audit);
        this.customerImport = new CustomerImport(db, clock, audit);
        this.bulkIssuing = new BulkIssuing(db, clock, currency, this.settings, notifications, events);
        this.customerBulk = new CustomerBulk(db, clock, audit, bulkIssuing);
        this.customerHistory = new CustomerHistory(db, accounts);
        this.segments = new Segments(db, clock, audit, business);
        var realTime = Clock.systemUTC();
        this.accessSecrets = new AccessSecrets(settings.secrets().jwt());
        this.sessions = new SessionService(db, realTime, accessSecrets, staff, audit);
        this.secondFactor = new SecondFactorService(db, realTime, accessSecrets, audit);
        this.signIn = new SignInService(
                db, realTime, accessSecrets, sessions, secondFactor, staff, notifications, audit, addressWays.email());
        var directLetters = new HashMap<>(new AddressLetters(
                        addressCodes, customers, texts, settings.business().name())
                .kinds());
        directLetters.putAll(new PasswordLetters(signIn, staff, texts).kinds());
        var sms = settings.further()
                .sms()
                .map(given -> new SmsChannel(db, clock, this.settings, business, given, smsFigures));
        var mail = settings.further()
                .email()
                .map(given -> new MailChannel(
                        given, settings.business().name(), texts, Clock.systemUTC(), unsubscribeLinks::of));
        var channels = new ArrayList<FurtherChannel>();
        sms.ifPresent(channels::add);
        mail.ifPresent(channels::add);
        this.further = new FurtherWays(db, this.settings, business, channels, directLetters);
        var late = new LateFailures(db, clock, further, notifications);
        this.smsStatuses = sms.map(channel -> new SmsStatuses(db, realTime, channel, late, smsFigures));
        this.apiKeys = new ApiKeyService(db, realTime, accessSecrets, audit);
        this.staffRecords = new StaffRecords(db, clock, audit);
        this.salonRecords = new SalonRecords(db, clock, audit, salons);
        this.auditTrail = new AuditTrail(db);
        this.auditChain = new AuditChain(db, realTime);
        this.idempotency = new IdempotencyKeys(db, realTime);
        this.refusals = new RefusalLog(db, audit);
        this.jobRuns = new JobRuns(db, clock, realTime, audit);
        this.bulkGrants = new BulkGrants(db, clock, events, currency);
        this.broadcasts = new Broadcasts(db, clock, segments, bulkGrants, this.settings, notifications, audit);
        this.broadcastFigures = new BroadcastFigures(db, this.settings);
        this.broadcastTaps = new BroadcastTaps(db, clock, events);
        this.preflight = new Preflight(
                db, clock, broadcasts, this.settings, settings.telegram().messagesPerSecond());
        this.handGrants = new HandGrants(
                db, clock, currency, customers, staff, team, this.settings, notifications, audit, events);
        this.salonEditing = new SalonEditing(db, salonRecords, salonProfiles, salons);
    }

    private static AddressWays addressWays(Settings.Further further) {
        var prefixes = further.sms().map(sms -> sms.routes().keySet()).orElse(Set.of());
        return new AddressWays(further.email().isPresent(), prefixes);
    }

    /** What a new installation begins with; changes nothing in one that is in use. */
    void prepare(Settings settings, List<String> salonNames) {
        consents.publish(LegalFiles.read(settings.legalDirectory()));
        salons.ensureSalons(business, salonNames);
        offers.ensure(business, manualOffer());
        offers.ensure(business, offer(settings, OfferKind.JOINING, "offer.joining.title", TEN_PERCENT, JOINING_DAYS));
        offers.ensure(
                business, offer(settings, OfferKind.BIRTHDAY, "offer.birthday.title", FIFTEEN_PERCENT, BIRTHDAY_DAYS));
        offers.ensure(
                business, offer(settings, OfferKind.REFERRAL, "offer.referral.title", TEN_PERCENT, REFERRAL_DAYS));
        if (settings.telegram().channelId().isPresent()) {
            offers.ensure(
                    business,
                    offer(
                            settings,
                            OfferKind.SUBSCRIPTION,
                            "offer.subscription.title",
                            FIVE_PERCENT,
                            SUBSCRIPTION_DAYS));
        }
        if (settings.telegram().superadminId() != 0) {
            staff.ensureOwner(business, settings.telegram().superadminId());
        }
    }

    /** Work that recurs, in the order in which it runs after a move of the business clock. */
    List<Recurring> recurring() {
        List<Recurring> all = new ArrayList<>(List.of(
                new Recurring.Every("audit-sealing", Duration.ofMinutes(1), auditChain::seal),
                new Recurring.Every("approval-expiry", Duration.ofSeconds(30), approvals::expireDue),
                new Recurring.Every("day-summaries", Duration.ofMinutes(5), summaries::oweDue),
                new Recurring.Every("unusual-patterns", Duration.ofMinutes(10), patterns::look),
                new Recurring.Every("hand-grant-lapse", Duration.ofMinutes(5), handGrants::lapseDue),
                new Recurring.Every("customer-bulk", Duration.ofSeconds(5), customerBulk::workDue),
                new Recurring.Every("customer-import", Duration.ofSeconds(5), customerImport::workDue),
                new Recurring.Every("discount-ends", EXPIRY_PERIOD, expiry::noticeEnds),
                new Recurring.Every("booking-holds", Duration.ofMinutes(1), bookings.upkeep()::endHolds),
                new Recurring.Every("waiting-list", Duration.ofMinutes(1), bookings.waitlist()::offerDue),
                new Recurring.Every("booking-reminders", EXPIRY_PERIOD, bookings.upkeep()::remind),
                new Recurring.Every("review-requests", EXPIRY_PERIOD, bookings.upkeep()::askReviews),
                new Recurring.Every("no-shows", Duration.ofHours(1), bookings.upkeep()::markMissed),
                new Recurring.Every("scheduled-broadcasts", Duration.ofMinutes(1), broadcasts::startDue),
                new Recurring.Daily("birthdays", LocalTime.of(9, 0), birthdays::grant, MONTHS),
                new Recurring.Daily("win-back", LocalTime.of(10, 0), winBacks::grant),
                new Recurring.Daily("discount-ending-notices", LocalTime.of(11, 0), endings::owe),
                new Recurring.Daily("job-run-cleanup", LocalTime.of(3, 0), day -> jobRuns.clean()),
                new Recurring.Daily("address-code-cleanup", LocalTime.of(3, 0), day -> addressCodes.clean()),
                new Recurring.Daily("past-cells", LocalTime.of(3, 0), bookings.upkeep()::forgetPast),
                new Recurring.Daily("mailbox-cleaning", LocalTime.of(3, 0), day -> mailbox.clean()),
                new Recurring.Daily("idempotency-cleanup", LocalTime.of(3, 0), day -> idempotency.clean()),
                new Recurring.Daily("customer-import-cleanup", LocalTime.of(3, 0), day -> customerImport.clean()),
                new Recurring.Daily("session-cleanup", LocalTime.of(3, 0), day -> sessions.clean()),
                new Recurring.Daily("wrong-code-cleanup", LocalTime.of(3, 0), wrongCodes::forgetOld)));
        smsStatuses.ifPresent(
                statuses -> all.add(new Recurring.Every("sms-status", Duration.ofMinutes(1), statuses::ask)));
        return all;
    }

    /** @param title text key; its place {@code value} stays open */
    private NewOffer offer(Settings settings, OfferKind kind, String title, int basisPoints, int days) {
        var titles = Arrays.stream(Language.values())
                .collect(Collectors.toMap(
                        language -> language,
                        language -> texts.plain(language, Text.of(title).with("value", "{value}"))));
        // a sensible least purchase is known for roubles only; elsewhere the owner sets one
        var least = settings.business().currency().getCurrencyCode().equals("RUB")
                ? Optional.of(Money.of(500_00, "RUB"))
                : Optional.<Money>empty();
        var terms = new Terms(
                new DiscountValue.Percent(basisPoints), least, Optional.empty(), EnumSet.allOf(DayOfWeek.class));
        return new NewOffer(kind, titles, terms, days, 1);
    }

    /** What staff give by hand, unless they choose another value. */
    private NewOffer manualOffer() {
        var titles = Arrays.stream(Language.values())
                .collect(Collectors.toMap(
                        language -> language,
                        language -> texts.plain(
                                language, Text.of("offer.manual.title").with("value", "{value}"))));
        var terms = new Terms(
                new DiscountValue.Percent(TEN_PERCENT),
                Optional.empty(),
                Optional.empty(),
                EnumSet.allOf(DayOfWeek.class));
        return new NewOffer(OfferKind.MANUAL, titles, terms, MANUAL_DAYS, 1);
    }
}
