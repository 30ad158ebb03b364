package dvorik.cashierbot.broadcast;

import dvorik.cashierbot.CashierChoice.KeepBroadcast;
import dvorik.cashierbot.CashierChoice.PauseBroadcast;
import dvorik.cashierbot.CashierChoice.ResumeBroadcast;
import dvorik.cashierbot.CashierChoice.StopBroadcast;
import dvorik.cashierbot.CashierChoice.SureToStopBroadcast;
import dvorik.cashierbot.CashierDialog;
import dvorik.cashierbot.Sends;
import dvorik.cashierbot.StaffSection;
import dvorik.core.broadcast.Broadcast;
import dvorik.core.broadcast.Broadcasts;
import dvorik.core.conversation.Input;
import dvorik.core.conversation.Turn;
import dvorik.core.conversation.Visitor;
import dvorik.core.id.BroadcastId;
import dvorik.core.staff.StaffMember;
import dvorik.core.text.Text;
import java.util.Optional;
import java.util.function.Function;

/** The buttons of the card; whoever may no longer send finds them dead. */
public final class BroadcastSection implements StaffSection {
    private final Broadcasts broadcasts;
    private final BroadcastCards cards;

    public BroadcastSection(Broadcasts broadcasts, BroadcastCards cards) {
        this.broadcasts = broadcasts;
        this.cards = cards;
    }

    @Override
    public Optional<Turn<CashierDialog>> answer(StaffMember member, Visitor visitor, CashierDialog state, Input input) {
        return input instanceof Input.Tap(var choice, var messageId)
                ? switch (choice) {
                    case PauseBroadcast(var id) ->
                        Optional.of(turn(member, state, id, broadcast -> {
                            broadcasts.pause(member, broadcast.id());
                            return false;
                        }));
                    case ResumeBroadcast(var id) ->
                        Optional.of(turn(member, state, id, broadcast -> {
                            broadcasts.resume(member, broadcast.id());
                            return false;
                        }));
                    case StopBroadcast(var id) ->
                        Optional.of(turn(member, state, id, broadcast -> {
                            broadcasts.cancel(member, broadcast.id());
                            return false;
                        }));
                    case SureToStopBroadcast(var id) ->
                        Optional.of(turn(
                                member,
                                state,
                                id,
                                broadcast -> broadcast.status().isUnderWay()
                                        || broadcast.status() == Broadcast.Status.SCHEDULED));
                    case KeepBroadcast(var id) -> Optional.of(turn(member, state, id, broadcast -> false));
                    default -> Optional.empty();
                }
                : Optional.empty();
    }

    /** @param act what to do; answers whether the person is asked once more */
    private Turn<CashierDialog> turn(
            StaffMember member, CashierDialog state, long id, Function<Broadcast, Boolean> act) {
        var key = new BroadcastId(id);
        var found = maySend(member) ? broadcasts.find(member.business(), key) : Optional.<Broadcast>empty();
        if (found.isEmpty()) {
            return Turn.<CashierDialog>stay(state).alert(Text.of("sending.not-yours"));
        }
        boolean asks = act.apply(found.get());
        var now = broadcasts.find(member.business(), key).orElseThrow();
        return Turn.<CashierDialog>stay(state).edit(asks ? cards.sure(now) : cards.card(now));
    }

    static boolean maySend(StaffMember member) {
        // the card came to the person, whatever the role of the moment
        return Sends.may(member.inAllRoles());
    }
}
