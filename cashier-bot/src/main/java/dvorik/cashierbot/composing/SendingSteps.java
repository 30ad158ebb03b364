package dvorik.cashierbot.composing;

import dvorik.cashierbot.CashierDialog;
import dvorik.cashierbot.CashierDialog.Composing;
import dvorik.cashierbot.CashierDialog.Composing.ComposingSure;
import dvorik.core.broadcast.Broadcast;
import dvorik.core.broadcast.Broadcasts;
import dvorik.core.broadcast.Broadcasts.Result;
import dvorik.core.conversation.Message;
import dvorik.core.conversation.Turn;
import dvorik.core.conversation.Visitor;
import dvorik.core.customer.CustomerService;
import dvorik.core.id.BroadcastId;
import dvorik.core.setting.BusinessSettings;
import dvorik.core.setting.Setting;
import dvorik.core.staff.StaffMember;
import dvorik.core.text.Text;
import java.util.function.Supplier;

/** Trying it out, and letting it go to all. */
final class SendingSteps {
    private final Broadcasts broadcasts;
    private final Drafts drafts;
    private final Screens screens;
    private final CustomerService customers;
    private final BusinessSettings settings;
    private final Supplier<String> clientLink;

    SendingSteps(
            Broadcasts broadcasts,
            Drafts drafts,
            Screens screens,
            CustomerService customers,
            BusinessSettings settings,
            Supplier<String> clientLink) {
        this.broadcasts = broadcasts;
        this.drafts = drafts;
        this.screens = screens;
        this.customers = customers;
        this.settings = settings;
        this.clientLink = clientLink;
    }

    /** To the person alone, by the bot of the customers: it cannot write to whoever never opened it. */
    Turn<CashierDialog> test(StaffMember by, Visitor visitor, Composing state) {
        if (customers.findByTelegram(visitor.telegramId()).isEmpty()) {
            return Turn.<CashierDialog>stay(state)
                    .say(Message.of(Text.of("compose.test-stranger").with("link", clientLink.get())));
        }
        var id = new BroadcastId(state.draft().broadcast());
        return broadcasts.test(by, id, visitor.requestKey()) instanceof Result.Done
                ? Turn.<CashierDialog>stay(state).say("compose.tested")
                : screens.gone(by, state.salon());
    }

    Turn<CashierDialog> send(StaffMember by, Composing state) {
        var found = drafts.find(by, state.draft());
        if (found.isEmpty() || !(state instanceof ComposingSure sure)) {
            return screens.review(by, state.salon(), state.draft());
        }
        var broadcast = found.get();
        if (broadcast.status().isOpen() && broadcast.version() != sure.version()) {
            return screens.changed(broadcast, by, state.salon(), state.draft());
        }
        return switch (broadcasts.sendNow(by, broadcast.id())) {
            case Result.Done done -> begun(by, state);
            case Result.NotNow(var status) ->
                // what this very tap began before, when a process died
                status == Broadcast.Status.SENDING
                                && broadcast.startedBy().filter(by.id()::equals).isPresent()
                        ? begun(by, state)
                        : screens.gone(by, state.salon());
            case Result.Nobody() ->
                screens.review(by, state.salon(), state.draft()).alert(Text.of("compose.nobody"));
            case Result.Missing missing ->
                screens.audience(by, state.salon(), state.draft(), 0).alert(Text.of("compose.no-segment"));
            case Result.Unknown unknown -> screens.gone(by, state.salon());
        };
    }

    private Turn<CashierDialog> begun(StaffMember by, Composing state) {
        int undo = settings.number(by.business(), Setting.MARKETING_UNDO);
        return Screens.resting(state.salon())
                .edit(Message.of(
                        undo == 0
                                ? Text.of("compose.begun")
                                : Text.of("compose.begun-undo").with("seconds", undo)));
    }
}
