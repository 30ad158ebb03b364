package dvorik.cashierbot.composing;

import dvorik.cashierbot.CashierDialog;
import dvorik.cashierbot.CashierDialog.Composing;
import dvorik.cashierbot.CashierDialog.Composing.ComposingTime;
import dvorik.cashierbot.broadcast.BroadcastCards;
import dvorik.core.broadcast.Broadcasts;
import dvorik.core.broadcast.Broadcasts.Result;
import dvorik.core.conversation.Input;
import dvorik.core.conversation.Message;
import dvorik.core.conversation.Turn;
import dvorik.core.id.BroadcastId;
import dvorik.core.staff.StaffMember;
import dvorik.core.text.Text;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** When it begins by itself. */
final class TimeSteps {
    private static final Duration FARTHEST = Duration.ofDays(180);
    private static final long SECONDS = 60;

    private final Broadcasts broadcasts;
    private final Screens screens;
    private final BroadcastCards progress;
    private final MomentReader reader;
    private final Clock clock;

    /** @param clock business time in the zone of the business */
    TimeSteps(Broadcasts broadcasts, Screens screens, BroadcastCards progress, MomentReader reader, Clock clock) {
        this.broadcasts = broadcasts;
        this.screens = screens;
        this.progress = progress;
        this.reader = reader;
        this.clock = clock;
    }

    Turn<CashierDialog> typed(StaffMember by, ComposingTime state, Input input) {
        var read = reader.read(input instanceof Input.Typed(var text) ? text : "");
        return read.isEmpty()
                ? Turn.<CashierDialog>stay(state).say("compose.time-unreadable")
                : at(by, state, read.get().toInstant());
    }

    Turn<CashierDialog> at(StaffMember by, Composing state, long minute) {
        return at(by, state, Instant.ofEpochSecond(minute * SECONDS));
    }

    private Turn<CashierDialog> at(StaffMember by, Composing state, Instant at) {
        var now = clock.instant();
        var shown = at.atZone(clock.getZone());
        if (!at.isAfter(now)) {
            return Turn.<CashierDialog>stay(state)
                    .say(Message.of(
                            Text.of("compose.time-past").with("when", shown).with("now", now.atZone(clock.getZone()))));
        }
        if (at.isAfter(now.plus(FARTHEST))) {
            return Turn.<CashierDialog>stay(state)
                    .say(Message.of(Text.of("compose.time-far").with("when", shown)));
        }
        return switch (broadcasts.schedule(by, new BroadcastId(state.draft().broadcast()), at)) {
            case Result.Done(var broadcast) -> Screens.resting(state.salon()).edit(progress.card(broadcast));
            case Result.Missing missing ->
                screens.audience(by, state.salon(), state.draft(), 0).alert(Text.of("compose.no-segment"));
            case Result.Unknown unknown -> screens.gone(by, state.salon());
            case Result.NotNow not -> screens.gone(by, state.salon());
            case Result.Nobody nobody -> screens.gone(by, state.salon());
        };
    }
}
