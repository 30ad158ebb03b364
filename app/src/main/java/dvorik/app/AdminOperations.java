package dvorik.app;

import dvorik.adminapi.AdminApi;
import dvorik.adminapi.access.AccessTokens;
import dvorik.adminapi.access.CallsPerMinute;
import dvorik.adminapi.access.Guard;
import dvorik.adminapi.account.AccountRoutes;
import dvorik.adminapi.apikey.ApiKeyRoutes;
import dvorik.adminapi.audit.AuditRoutes;
import dvorik.adminapi.booking.BookingParts;
import dvorik.adminapi.booking.BookingRoutes;
import dvorik.adminapi.booking.ReviewRoutes;
import dvorik.adminapi.booking.SlotRoutes;
import dvorik.adminapi.booking.TimeOffRoutes;
import dvorik.adminapi.booking.VisitRoutes;
import dvorik.adminapi.booking.WaitlistRoutes;
import dvorik.adminapi.broadcast.BroadcastRoutes;
import dvorik.adminapi.discount.DiscountParts;
import dvorik.adminapi.discount.DiscountRoutes;
import dvorik.adminapi.discount.TillRoutes;
import dvorik.adminapi.frame.Operation;
import dvorik.adminapi.job.JobRoutes;
import dvorik.adminapi.master.MasterRoutes;
import dvorik.adminapi.master.MasterSight;
import dvorik.adminapi.notification.DeadLetterRoutes;
import dvorik.adminapi.offer.OfferRoutes;
import dvorik.adminapi.salon.PolicyRoutes;
import dvorik.adminapi.salon.SalonRoutes;
import dvorik.adminapi.schedule.ResourceRoutes;
import dvorik.adminapi.schedule.ScheduleRoutes;
import dvorik.adminapi.segment.SegmentRoutes;
import dvorik.adminapi.service.CategoryRoutes;
import dvorik.adminapi.service.ServiceRoutes;
import dvorik.adminapi.setting.SettingRoutes;
import dvorik.adminapi.staff.StaffRoutes;
import dvorik.adminapi.stats.StatsRoutes;
import dvorik.adminapi.template.MediaRoutes;
import dvorik.adminapi.template.TemplateMessages;
import dvorik.adminapi.template.TemplateRoutes;
import dvorik.adminapi.template.TemplateVariables;
import dvorik.adminapi.user.Scopes;
import dvorik.adminapi.user.UserBulkRoutes;
import dvorik.adminapi.user.UserCareRoutes;
import dvorik.adminapi.user.UserFileRoutes;
import dvorik.adminapi.user.UserImportRoutes;
import dvorik.adminapi.user.UserMailboxRoutes;
import dvorik.adminapi.user.UserRoutes;
import dvorik.core.config.Settings;
import dvorik.core.discount.DiscountWords;
import dvorik.core.redis.Redis;
import dvorik.core.segment.RuleWords;
import dvorik.core.segment.SegmentBulk;
import dvorik.core.template.TemplatePreview;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Lines up the operations of the admin API, a list for each feature. */
final class AdminOperations {
    private final Features features;
    private final Settings settings;
    private final Redis redis;
    private final Bots bots;
    private final AccessTokens tokens;

    AdminOperations(Features features, Settings settings, Redis redis, Bots bots) {
        this.features = features;
        this.settings = settings;
        this.redis = redis;
        this.bots = bots;
        this.tokens = new AccessTokens(
                features.accessSecrets, Duration.ofMinutes(settings.http().accessTokenMinutes()), Clock.systemUTC());
    }

    AdminApi api(Meters meters) {
        return new AdminApi(
                all(),
                new AdminApi.Ground(
                        new Guard(tokens, features.sessions, features.apiKeys),
                        features.idempotency,
                        features.refusals,
                        features.texts,
                        settings.http().behindProxy(),
                        meters::called,
                        new CallsPerMinute(redis, settings.http().callsPerMinute())));
    }

    private List<Operation> all() {
        return Stream.of(
                        account(),
                        users(),
                        discounts(),
                        marketing(),
                        templates(),
                        people(),
                        services(),
                        visits(),
                        record())
                .flatMap(List::stream)
                .toList();
    }

    private List<Operation> account() {
        var account = new AccountRoutes(
                features.signIn,
                features.sessions,
                features.secondFactor,
                tokens,
                redis,
                settings.business().name());
        var keys = new ApiKeyRoutes(features.apiKeys, Clock.systemUTC());
        return together(account.operations(), keys.operations());
    }

    private List<Operation> users() {
        var users = new UserRoutes(
                features.directory,
                features.customerHistory,
                features.customerEditing,
                features.customerSearch,
                features.clock,
                features.business);
        var care = new UserCareRoutes(
                features.directory, features.care, features.staffMessages, templateMessages(), features.business);
        var files = new UserFileRoutes(features.customerExport, features.business);
        var imports = new UserImportRoutes(features.customerImport, features.clock, features.business);
        var bulk = new UserBulkRoutes(
                features.customerBulk,
                new SegmentBulk(features.segments, features.customerBulk),
                features.bulkIssuing,
                features.business);
        var mailbox = new UserMailboxRoutes(features.directory, features.mailbox, features.business);
        // addresses with names before those with numbers in the same place
        return together(
                files.operations(),
                imports.operations(),
                bulk.operations(),
                users.operations(),
                care.operations(),
                mailbox.operations());
    }

    private List<Operation> discounts() {
        var currency = settings.business().currency();
        var parts = new DiscountParts(
                features.discounts,
                features.discountLists,
                features.handGrants,
                features.cancelling,
                features.till,
                features.undo,
                features.wrongCodes,
                features.salons,
                new DiscountWords(features.texts, features.clock),
                features.texts,
                currency);
        return together(
                new StatsRoutes(features.stats, currency).operations(),
                new TillRoutes(parts).operations(),
                new DiscountRoutes(parts).operations(),
                new OfferRoutes(features.offerCatalogue, currency).operations());
    }

    private List<Operation> marketing() {
        var words = new RuleWords(features.texts, settings.business().currency());
        var broadcasts = new BroadcastRoutes(
                features.broadcasts,
                features.preflight,
                features.broadcastFigures,
                features.messageTemplates,
                features.templates,
                features.texts,
                features.clock,
                settings.business().currency());
        return together(new SegmentRoutes(features.segments, words).operations(), broadcasts.operations());
    }

    private List<Operation> templates() {
        var routes = new TemplateRoutes(
                features.templates,
                new TemplatePreview(features.messageTemplates, features.systemMessages),
                templateVariables(),
                features.directory,
                new Scopes(features.business),
                features.texts);
        return together(routes.operations(), new MediaRoutes(features.mediaFiles).operations());
    }

    private TemplateMessages templateMessages() {
        return new TemplateMessages(
                features.templates, features.messageTemplates, templateVariables(), features.discounts);
    }

    private TemplateVariables templateVariables() {
        return new TemplateVariables(
                features.discounts,
                new DiscountWords(features.texts, features.clock),
                features.systemMessages,
                features.texts,
                features.clock,
                settings.business().name());
    }

    private List<Operation> people() {
        var staff = new StaffRoutes(
                features.staffRecords, features.staff, features.salons, bots::invitationLink, features.clock);
        return together(
                staff.operations(),
                new SalonRoutes(features.salonRecords, features.salonProfiles, features.salonEditing).operations(),
                new PolicyRoutes(features.policies, features.salons).operations());
    }

    private List<Operation> services() {
        var currency = settings.business().currency();
        var masters = new MasterRoutes(
                features.masters,
                features.catalog,
                features.staffRecords,
                features.mediaFiles,
                features.bookings.calendars(),
                currency);
        // addresses with names before those with numbers in the same place
        return together(
                new CategoryRoutes(features.catalog).operations(),
                new ServiceRoutes(features.catalog, features.salons, currency).operations(),
                masters.operations(),
                new ScheduleRoutes(features.schedules, features.masters, features.salons, features.clock).operations(),
                new ResourceRoutes(features.rooms, features.salons).operations());
    }

    private List<Operation> visits() {
        var parts = new BookingParts(
                features.bookings.service(),
                features.bookings.work(),
                features.bookings.lists(),
                features.bookings.slots(),
                features.bookings.absences(),
                features.bookings.reviews(),
                features.bookings.waitlist(),
                features.salons,
                features.catalog,
                features.masters,
                new MasterSight(features.masters, features.staffRecords),
                features.rooms,
                features.directory,
                new Scopes(features.business),
                features.clock,
                settings.business().currency());
        return together(
                new SlotRoutes(parts).operations(),
                new BookingRoutes(parts).operations(),
                new VisitRoutes(parts).operations(),
                new TimeOffRoutes(parts).operations(),
                new ReviewRoutes(parts).operations(),
                new WaitlistRoutes(parts).operations());
    }

    private List<Operation> record() {
        return together(
                new SettingRoutes(features.settings, features.texts).operations(),
                new JobRoutes(features.recurring(), features.jobRuns).operations(),
                new DeadLetterRoutes(features.deadLetters).operations(),
                new AuditRoutes(features.auditTrail, features.auditChain).operations());
    }

    @SafeVarargs
    private static List<Operation> together(List<Operation>... lists) {
        return Stream.of(lists).flatMap(List::stream).toList();
    }
}
