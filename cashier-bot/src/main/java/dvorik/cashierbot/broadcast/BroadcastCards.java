package dvorik.cashierbot.broadcast;

import dvorik.cashierbot.CashierChoice.KeepBroadcast;
import dvorik.cashierbot.CashierChoice.PauseBroadcast;
import dvorik.cashierbot.CashierChoice.ResumeBroadcast;
import dvorik.cashierbot.CashierChoice.StopBroadcast;
import dvorik.cashierbot.CashierChoice.SureToStopBroadcast;
import dvorik.core.broadcast.Broadcast;
import dvorik.core.broadcast.BroadcastFigures;
import dvorik.core.conversation.Button;
import dvorik.core.conversation.Buttons;
import dvorik.core.conversation.Message;
import dvorik.core.text.Html;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;

/** How a broadcast stands. */
public final class BroadcastCards {
    private static final int PERCENT = 100;
    private static final int LONGEST_NAME = 60;

    private final BroadcastFigures figures;
    private final Clock clock;

    /** @param clock business time */
    public BroadcastCards(BroadcastFigures figures, Clock clock) {
        this.figures = figures;
        this.clock = clock;
    }

    /** @return how it stands, with what can be done about it */
    public Message card(Broadcast broadcast) {
        return message(broadcast, false).with(new Buttons.Inline(buttons(broadcast)));
    }

    /** Asks whether it shall really be stopped. */
    Message sure(Broadcast broadcast) {
        long id = broadcast.id().value();
        return message(broadcast, true)
                .with(Buttons.inline(
                        List.of(Button.choose("sending.keep", new KeepBroadcast(id))),
                        List.of(Button.choose("sending.stop-sure", new StopBroadcast(id), Button.Style.DANGER))));
    }

    private Message message(Broadcast broadcast, boolean asks) {
        var progress = figures.progress(broadcast);
        int gets = progress.audience() - progress.holdout();
        var model = new HashMap<String, Object>();
        model.put("name", Html.shorten(broadcast.plan().name(), LONGEST_NAME));
        model.put("status", broadcast.status().name().toLowerCase(Locale.ROOT));
        model.put(
                "errors",
                broadcast.pause().filter(why -> why == Broadcast.Pause.ERRORS).isPresent());
        model.put("waits", waits(broadcast));
        model.put("asks", asks);
        model.put(
                "begins",
                broadcast.firstSendAt().map(at -> at.atZone(clock.getZone())).orElse(null));
        model.put(
                "scheduled",
                broadcast.scheduledAt().map(at -> at.atZone(clock.getZone())).orElse(null));
        model.put("percent", gets == 0 ? PERCENT : (gets - progress.planned()) * (long) PERCENT / gets);
        model.put("begun", broadcast.startedAt().isPresent());
        model.put("audience", gets);
        model.put("sent", progress.sent());
        model.put("planned", positive(progress.planned()));
        model.put("blocked", positive(progress.blocked()));
        model.put("failed", positive(progress.failed()));
        model.put("skipped", positive(progress.skipped()));
        model.put("unknown", positive(progress.unknown()));
        model.put("recalled", broadcast.recallAskedAt().isPresent());
        return Message.card("broadcast_card", model);
    }

    /** The time in which it can still be taken back. */
    private boolean waits(Broadcast broadcast) {
        return broadcast.status() == Broadcast.Status.SENDING
                && broadcast
                        .firstSendAt()
                        .filter(at -> at.isAfter(clock.instant()))
                        .isPresent();
    }

    private static Integer positive(int count) {
        return count == 0 ? null : count;
    }

    private List<List<Button>> buttons(Broadcast broadcast) {
        long id = broadcast.id().value();
        return switch (broadcast.status()) {
            case SENDING ->
                List.of(
                        List.of(Button.choose("sending.pause", new PauseBroadcast(id))),
                        List.of(Button.choose(
                                waits(broadcast) ? "sending.undo" : "sending.stop",
                                waits(broadcast) ? new StopBroadcast(id) : new SureToStopBroadcast(id),
                                Button.Style.DANGER)));
            case PAUSED ->
                List.of(
                        List.of(Button.choose("sending.resume", new ResumeBroadcast(id), Button.Style.SUCCESS)),
                        List.of(Button.choose("sending.stop", new SureToStopBroadcast(id), Button.Style.DANGER)));
            case SCHEDULED ->
                List.of(List.of(Button.choose("sending.call-off", new SureToStopBroadcast(id), Button.Style.DANGER)));
            case DRAFT, FINISHED, CANCELLED -> List.of();
        };
    }
}
