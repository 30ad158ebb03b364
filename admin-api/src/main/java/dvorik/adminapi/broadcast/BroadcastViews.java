package dvorik.adminapi.broadcast;

import dvorik.adminapi.frame.Doc;
import dvorik.adminapi.frame.Page;
import dvorik.adminapi.frame.SchemaName;
import dvorik.adminapi.template.MessageForm;
import dvorik.adminapi.template.MessageForm.ButtonPart;
import dvorik.adminapi.template.MessageForm.MediaPart;
import dvorik.core.broadcast.Broadcast;
import dvorik.core.broadcast.BroadcastFigures;
import dvorik.core.broadcast.BroadcastPlan;
import dvorik.core.broadcast.Preflight;
import dvorik.core.id.OfferId;
import dvorik.core.id.SegmentId;
import dvorik.core.id.StaffId;
import dvorik.core.template.MessageContent;
import dvorik.core.template.MessageTemplates;
import dvorik.core.text.Language;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** What goes in and out at {@code /broadcasts}. */
final class BroadcastViews {
    static final int LONGEST_NAME = 120;
    static final int LONGEST_KEY = 100;
    static final int MOST_SEGMENTS = 50;
    static final int MOST_VARIANTS = 5;
    static final int MOST_HELD = 5000;
    static final int FASTEST = 1000;
    static final int MOST_ERRORS = 10_000;
    static final int MOST_OF_CAP = 100;
    static final int MOST_DAYS = 90;
    static final int FURTHEST = 1000;
    static final String NOT_BLANK =
            "^[^\\u0000-\\u001f\\u007f-\\u009f]*[^\\s\\u0000-\\u001f\\u007f-\\u009f][^\\u0000-\\u001f\\u007f-\\u009f]*$";

    private BroadcastViews() {}

    @SchemaName("BroadcastQuery")
    record Query(
            Optional<Broadcast.Status> status,
            @Min(1) @Max(FURTHEST) Optional<Integer> page,
            @Min(1) @Max(Page.MOST) Optional<Integer> perPage,
            @Doc("Follows next_cursor of the part before") @Size(max = 200) Optional<String> cursor) {}

    record RecipientQuery(
            Optional<RecipientStatus> status,
            @Doc("Tapped a button of the message, or not") Optional<Boolean> tapped,
            @Min(1) @Max(FURTHEST) Optional<Integer> page,
            @Min(1) @Max(Page.MOST) Optional<Integer> perPage,
            @Doc("Follows next_cursor of the part before") @Size(max = 200) Optional<String> cursor) {}

    /** What became of a recipient. */
    enum RecipientStatus {
        PLANNED,
        LEASED,
        SENDING,
        SENT,
        BLOCKED,
        FAILED,
        SKIPPED,
        UNKNOWN,
        HOLDOUT
    }

    @Doc("What is sent")
    @SchemaName("BroadcastContent")
    record Content(
            @Doc(MessageForm.TEXT) @Size(max = MessageForm.LONGEST_SOURCE) String textRu,
            @Doc(MessageForm.MISSING) @Size(max = MessageForm.LONGEST_SOURCE) Optional<String> textUz,
            @Doc(MessageForm.MISSING) @Size(max = MessageForm.LONGEST_SOURCE) Optional<String> textEn,
            Optional<MediaPart> media,
            @Size(max = MessageTemplates.MOST_BUTTONS) Optional<List<ButtonPart>> buttons) {
        static Content of(MessageContent content) {
            return new Content(
                    content.texts().get(Language.RU),
                    Optional.ofNullable(content.texts().get(Language.UZ)),
                    Optional.ofNullable(content.texts().get(Language.EN)),
                    content.media().map(MediaPart::of),
                    Optional.of(content.buttons().stream().map(ButtonPart::of).toList()));
        }

        MessageContent content() {
            return MessageForm.content(MessageForm.words(textRu, textUz, textEn), media, buttons);
        }
    }

    @SchemaName("BroadcastVariant")
    record VariantForm(
            @Doc("Basis points of those who get it; all together 10000") @Min(1) @Max(BroadcastPlan.WHOLE) int share,
            @Doc("Either this or template") Optional<Content> content,
            @Doc("Key of a template of the business instead of a content: until sending begins it follows the template,"
                            + " then it stays as it is")
                    @Size(min = 1, max = LONGEST_KEY)
                    Optional<String> template) {}

    @Doc("Where the content comes from")
    @SchemaName("BroadcastTemplate")
    record TemplateView(
            String key, @Doc("Of the template as it is now; once sending has begun, as it is sent") int version) {}

    @SchemaName("SendingWindow")
    record WindowForm(
            @Doc("None: any day") @Size(max = 7) Optional<List<DayOfWeek>> days,
            @Doc("Hour of the day, inclusive") @Min(0) @Max(23) int from,
            @Doc("Hour of the day, exclusive") @Min(1) @Max(24) int until) {}

    @Doc("Marketing messages to one customer, this one included, in so many days at most")
    @SchemaName("FrequencyCap")
    record CapForm(@Min(1) @Max(MOST_OF_CAP) int messages, @Min(1) @Max(MOST_DAYS) int days) {}

    record NewBroadcast(
            @Doc("For staff") @Size(min = 1, max = LONGEST_NAME) @Pattern(regexp = NOT_BLANK) String name,
            @Doc("Whoever is in one of them gets it; none: every customer") @Size(max = MOST_SEGMENTS)
                    Optional<List<Long>> segmentIds,
            @Doc("Whoever is in one of them does not") @Size(max = MOST_SEGMENTS)
                    Optional<List<Long>> excludedSegmentIds,
            @Doc("One message, or several to be compared, named A, B, … in this order")
                    @Size(min = 1, max = MOST_VARIANTS)
                    List<VariantForm> variants,
            @Doc("An offer given by hand: each gets a discount of their own with the message") @Min(1)
                    Optional<Long> offerId,
            @Doc("Share that gets nothing, for comparison; basis points") @Min(0) @Max(MOST_HELD)
                    Optional<Integer> holdout,
            @Doc("Messages a second at most; null: as the budget allows") @Min(1) @Max(FASTEST) Optional<Integer> rate,
            @Doc("When it may go out, in the customer's zone; quiet hours of customers count besides")
                    Optional<WindowForm> window,
            @Doc("Instead of the settings marketing.cap and marketing.cap_days") Optional<CapForm> cap,
            @Doc("It pauses after so many failed messages one after another") @Min(1) @Max(MOST_ERRORS)
                    Optional<Integer> errorsAllowed) {}

    /** What is left out stays; null clears where there may be none. */
    @SchemaName("BroadcastChange")
    record Change(
            @Size(min = 1, max = LONGEST_NAME) @Pattern(regexp = NOT_BLANK) Optional<String> name,
            @Size(max = MOST_SEGMENTS) Optional<List<Long>> segmentIds,
            @Size(max = MOST_SEGMENTS) Optional<List<Long>> excludedSegmentIds,
            @Size(min = 1, max = MOST_VARIANTS) Optional<List<VariantForm>> variants,
            @Min(1) Optional<Long> offerId,
            @Min(0) @Max(MOST_HELD) Optional<Integer> holdout,
            @Min(1) @Max(FASTEST) Optional<Integer> rate,
            Optional<WindowForm> window,
            Optional<CapForm> cap,
            @Min(1) @Max(MOST_ERRORS) Optional<Integer> errorsAllowed) {}

    @SchemaName("BroadcastSchedule")
    record Schedule(@Doc("When it begins; not in the past") Instant at) {}

    @SchemaName("BroadcastVariantView")
    record VariantView(
            String name,
            int share,
            Content content,
            @Doc("Null where it was written for this broadcast") Optional<TemplateView> template) {}

    record BroadcastView(
            long id,
            String name,
            Broadcast.Status status,
            @Doc("Of a paused one") Optional<Broadcast.Pause> pauseReason,
            List<Long> segmentIds,
            List<Long> excludedSegmentIds,
            List<VariantView> variants,
            Optional<Long> offerId,
            int holdout,
            Optional<Integer> rate,
            WindowForm window,
            Optional<CapForm> cap,
            int errorsAllowed,
            Optional<Instant> scheduledAt,
            @Doc("Nobody gets it before; until then sending can be taken back by cancelling")
                    Optional<Instant> firstSendAt,
            Optional<Instant> startedAt,
            Optional<Instant> finishedAt,
            Optional<Instant> recallAskedAt,
            long createdBy,
            Optional<Long> startedBy,
            Instant createdAt) {
        static BroadcastView of(Broadcast broadcast) {
            var plan = broadcast.plan();
            return new BroadcastView(
                    broadcast.id().value(),
                    plan.name(),
                    broadcast.status(),
                    broadcast.pause(),
                    plan.segments().stream().map(SegmentId::value).toList(),
                    plan.excluded().stream().map(SegmentId::value).toList(),
                    plan.variants().stream()
                            .map(v -> new VariantView(
                                    v.name(),
                                    v.share(),
                                    Content.of(v.content()),
                                    v.template().map(use -> new TemplateView(use.key(), use.version()))))
                            .toList(),
                    plan.offer().map(OfferId::value),
                    plan.holdout(),
                    plan.rate(),
                    new WindowForm(
                            Optional.of(List.copyOf(new TreeSet<>(plan.window().days()))),
                            plan.window().from(),
                            plan.window().until()),
                    plan.cap().map(cap -> new CapForm(cap.messages(), cap.days())),
                    plan.errorsAllowed(),
                    broadcast.scheduledAt(),
                    broadcast.firstSendAt(),
                    broadcast.startedAt(),
                    broadcast.finishedAt(),
                    broadcast.recallAskedAt(),
                    broadcast.createdBy().value(),
                    broadcast.startedBy().map(StaffId::value),
                    broadcast.createdAt());
        }
    }

    @Doc("Who would get it now; each customer counts in the first that fits")
    @SchemaName("BroadcastForecast")
    record ForecastView(
            int total,
            @Doc("Paused by staff") int paused,
            int withoutConsent,
            @Doc("No Telegram, or the bot is blocked") int unreachable,
            @Doc("Had enough marketing these days") int overCap,
            @Doc("About so many get nothing, for comparison") int holdout,
            int willGet,
            @Doc("Of these, so many get it after their quiet hours") int quietNow,
            double perSecond,
            @Doc("At this rate, quiet hours aside") long seconds) {
        static ForecastView of(Preflight.Forecast forecast) {
            return new ForecastView(
                    forecast.total(),
                    forecast.paused(),
                    forecast.withoutConsent(),
                    forecast.unreachable(),
                    forecast.overCap(),
                    forecast.holdout(),
                    forecast.willGet(),
                    forecast.quietNow(),
                    forecast.perSecond(),
                    forecast.duration().toSeconds());
        }
    }

    @SchemaName("BroadcastProgress")
    record ProgressView(
            @Doc("Frozen when sending began; the sum of the following") int audience,
            int planned,
            int sent,
            int blocked,
            int failed,
            int skipped,
            @Doc("The answer of Telegram was lost: it may have arrived; not sent again") int unknown,
            int holdout) {
        static ProgressView of(BroadcastFigures.Progress progress) {
            return new ProgressView(
                    progress.audience(),
                    progress.planned(),
                    progress.sent(),
                    progress.blocked(),
                    progress.failed(),
                    progress.skipped(),
                    progress.unknown(),
                    progress.holdout());
        }
    }

    @SchemaName("BroadcastVariantFigures")
    record VariantFigures(
            String name,
            int planned,
            int sent,
            int blocked,
            @Doc("By reason") Map<String, Integer> failed,
            @Doc("By reason") Map<String, Integer> skipped,
            int unknown,
            @Doc("Customers who tapped a button") int tapped,
            int recalled,
            @Doc("Uses of the discounts that came with it") int redeemed,
            @Doc("Of these, minor units") long revenue) {}

    @Doc("What people bought in the days after it began, whatever for")
    @SchemaName("BroadcastGroup")
    record GroupView(int people, int buyers, long revenue, Optional<Double> buyersShare) {
        static GroupView of(BroadcastFigures.Group group) {
            return new GroupView(group.people(), group.buyers(), group.revenue(), share(group));
        }
    }

    @SchemaName("BroadcastStats")
    record StatsView(
            ProgressView progress,
            List<VariantFigures> variants,
            @Doc("Most taps for each message sent") Optional<String> winner,
            GroupView recipients,
            GroupView holdout,
            @Doc("Share of buyers among those who got it less that among the holdout; null without a holdout")
                    Optional<Double> uplift,
            @Doc("Days in which results are counted") int resultDays,
            String currency) {
        static StatsView of(BroadcastFigures.Figures figures, String currency) {
            return new StatsView(
                    ProgressView.of(figures.progress()),
                    figures.variants().stream()
                            .map(v -> new VariantFigures(
                                    v.variant(),
                                    v.planned(),
                                    v.sent(),
                                    v.blocked(),
                                    v.failed(),
                                    v.skipped(),
                                    v.unknown(),
                                    v.tapped(),
                                    v.recalled(),
                                    v.redeemed(),
                                    v.revenue()))
                            .toList(),
                    figures.winner(),
                    GroupView.of(figures.got()),
                    GroupView.of(figures.held()),
                    share(figures.got()).flatMap(got -> share(figures.held()).map(held -> got - held)),
                    figures.days(),
                    currency);
        }
    }

    private static Optional<Double> share(BroadcastFigures.Group group) {
        return group.people() == 0 ? Optional.empty() : Optional.of((double) group.buyers() / group.people());
    }

    @SchemaName("BroadcastRecipient")
    record RecipientView(
            long customerId,
            Optional<String> variant,
            RecipientStatus status,
            Optional<String> reason,
            @Doc("Telegram's words of a refusal") Optional<String> words,
            Optional<Instant> sentAt,
            Optional<Instant> tappedAt,
            Optional<Instant> recalledAt,
            Optional<Long> discountId) {}
}
