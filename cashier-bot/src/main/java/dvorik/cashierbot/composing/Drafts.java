package dvorik.cashierbot.composing;

import dvorik.cashierbot.CashierDialog.Composing.Written;
import dvorik.core.access.IdempotencyKeys;
import dvorik.core.access.IdempotencyKeys.Kept;
import dvorik.core.access.IdempotencyKeys.Outcome;
import dvorik.core.access.IdempotencyKeys.Place;
import dvorik.core.broadcast.Broadcast;
import dvorik.core.broadcast.Broadcast.Status;
import dvorik.core.broadcast.BroadcastPlan;
import dvorik.core.broadcast.BroadcastPlan.TemplateUse;
import dvorik.core.broadcast.BroadcastPlan.Variant;
import dvorik.core.broadcast.BroadcastPlan.Window;
import dvorik.core.broadcast.Broadcasts;
import dvorik.core.id.BroadcastId;
import dvorik.core.staff.StaffMember;
import dvorik.core.template.MessageContent;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Drafts of broadcasts with one message, as they are written in the chat. */
final class Drafts {
    private static final int ERRORS_ALLOWED = 20;
    private static final int LOOKED_THROUGH = 20;
    private static final int MOST_OFFERED = 3;
    private static final int CREATED = 201;

    /** The key names one update for ever, so there is no other body to tell apart. */
    private static final String NO_HASH = "0".repeat(64);

    private final Broadcasts broadcasts;
    private final IdempotencyKeys once;

    Drafts(Broadcasts broadcasts, IdempotencyKeys once) {
        this.broadcasts = broadcasts;
        this.once = once;
    }

    /** @return in whatever state it is by now */
    Optional<Broadcast> find(StaffMember by, Written draft) {
        return broadcasts.find(by.business(), new BroadcastId(draft.broadcast()));
    }

    /** @return while it can still be changed */
    Optional<Broadcast> findOpen(StaffMember by, Written draft) {
        return find(by, draft).filter(broadcast -> broadcast.status().isOpen()).filter(Drafts::hasOneMessage);
    }

    /** @return the newest of what this person began to write and did not send */
    List<Broadcast> unfinished(StaffMember by) {
        return broadcasts.page(by.business(), Optional.of(Status.DRAFT), Optional.empty(), 0, LOOKED_THROUGH).stream()
                .filter(broadcast -> broadcast.createdBy().equals(by.id()) && hasOneMessage(broadcast))
                .limit(MOST_OFFERED)
                .toList();
    }

    /** Several to be compared are a matter of the API. */
    private static boolean hasOneMessage(Broadcast broadcast) {
        return broadcast.plan().variants().size() == 1;
    }

    static Variant message(Broadcast broadcast) {
        return broadcast.plan().variants().getFirst();
    }

    static MessageContent content(Broadcast broadcast) {
        return message(broadcast).content();
    }

    /** @param requestKey names the update: the same one again finds the draft that it made */
    Broadcast create(
            StaffMember by, String name, MessageContent content, Optional<TemplateUse> template, String requestKey) {
        var plan = new BroadcastPlan(
                name,
                List.of(),
                List.of(),
                List.of(new Variant("A", BroadcastPlan.WHOLE, content, template)),
                Optional.empty(),
                0,
                Optional.empty(),
                Window.ALWAYS,
                Optional.empty(),
                ERRORS_ALLOWED);
        var place = new Place("staff:" + by.id().value(), "staff bot: broadcast", requestKey);
        var outcome = once.once(place, NO_HASH, () -> switch (broadcasts.create(by, plan)) {
            case Broadcasts.Result.Done(var broadcast) ->
                new Kept(CREATED, Long.toString(broadcast.id().value()), Optional.empty());
            case Broadcasts.Result refused -> throw new IllegalStateException("a draft for everybody: " + refused);
        });
        return switch (outcome) {
            case Outcome.Done(var kept) ->
                broadcasts
                        .find(by.business(), new BroadcastId(Long.parseLong(kept.body())))
                        .orElseThrow();
            case Outcome.OtherBody() -> throw new IllegalStateException("one body only");
        };
    }

    /** Other words, picture or buttons. */
    Broadcasts.Result rewrite(StaffMember by, Written draft, MessageContent content) {
        return rewrite(by, draft, new Variant("A", BroadcastPlan.WHOLE, content));
    }

    Broadcasts.Result rewrite(StaffMember by, Written draft, Variant message) {
        return change(by, draft, plan -> plan.with(List.of(message)));
    }

    Broadcasts.Result change(StaffMember by, Written draft, UnaryOperator<BroadcastPlan> change) {
        return broadcasts.change(by, new BroadcastId(draft.broadcast()), change, version -> {});
    }
}
