package dvorik.core.broadcast;

import dvorik.core.id.OfferId;
import dvorik.core.id.SegmentId;
import dvorik.core.template.MessageContent;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a broadcast shall do.
 *
 * @param name for staff
 *
 * @param segments whoever is in one of them gets it; none: every customer
 *
 * @param excluded whoever is in one of them does not
 *
 * @param variants at least one, their shares 10,000 together
 *
 * @param offer gives each recipient a discount of their own
 *
 * @param holdout share of the audience that gets nothing, for comparison, in basis points, up to 5,000
 *
 * @param rate messages a second at most; empty: as the budget allows
 *
 * @param window when it may go out; quiet hours count besides
 *
 * @param cap instead of the business's own
 *
 * @param errorsAllowed it pauses after so many failed messages one after another
 */
public record BroadcastPlan(
        String name,
        List<SegmentId> segments,
        List<SegmentId> excluded,
        List<Variant> variants,
        Optional<OfferId> offer,
        int holdout,
        Optional<Integer> rate,
        Window window,
        Optional<Cap> cap,
        int errorsAllowed) {
    /** All shares together. */
    public static final int WHOLE = 10_000;

    /**
     * One of the messages.
     *
     * @param name A, B, …
     * @param template where the content comes from: until sending begins it follows the template; empty: written for this
     */
    public record Variant(String name, int share, MessageContent content, Optional<TemplateUse> template) {
        public Variant(String name, int share, MessageContent content) {
            this(name, share, content, Optional.empty());
        }
    }

    /** @param version of the template that the content is, or was when sending began */
    public record TemplateUse(String key, int version) {}

    /**
     * Days and hours of the customer, see {@link SendingHours}.
     *
     * @param days none: any
     * @param from hour, inclusive; {@code until} hour, exclusive, up to 24
     */
    public record Window(Set<DayOfWeek> days, int from, int until) {
        public static final Window ALWAYS = new Window(Set.of(), 0, 24);

        boolean isWholeDay() {
            return from == 0 && until == 24;
        }
    }

    /** Marketing messages to one customer: so many at most in so many days, this one included. */
    public record Cap(int messages, int days) {}

    /** The same with other messages. */
    public BroadcastPlan with(List<Variant> others) {
        return new BroadcastPlan(name, segments, excluded, others, offer, holdout, rate, window, cap, errorsAllowed);
    }

    /** The same for those in these segments. */
    public BroadcastPlan to(List<SegmentId> others) {
        return new BroadcastPlan(name, others, excluded, variants, offer, holdout, rate, window, cap, errorsAllowed);
    }

    /** The same under another name. */
    public BroadcastPlan named(String other) {
        return new BroadcastPlan(other, segments, excluded, variants, offer, holdout, rate, window, cap, errorsAllowed);
    }
}
