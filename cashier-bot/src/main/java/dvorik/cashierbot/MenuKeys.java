package dvorik.cashierbot;

import dvorik.core.conversation.Buttons;
import dvorik.core.staff.StaffMember;
import java.util.ArrayList;
import java.util.List;

/** Keys of the reply keyboard, by their texts. */
public final class MenuKeys {
    public static final String CHECK = "cashier.menu.check";
    public static final String INVITE = "cashier.menu.invite";
    public static final String TILL = "cashier.menu.till";
    public static final String HELP = "cashier.menu.help";

    static final List<String> ALL = List.of(CHECK, INVITE, TILL, HELP);

    private MenuKeys() {}

    /** @param severalTills the person may choose where to stand */
    static Buttons of(StaffMember member, boolean severalTills) {
        var rows = new ArrayList<List<Buttons.Key>>();
        if (member.redeems()) {
            rows.add(List.of(Buttons.Key.of(CHECK)));
        }
        if (severalTills) {
            rows.add(List.of(Buttons.Key.of(TILL)));
        }
        rows.add(
                member.mayInvite()
                        ? List.of(Buttons.Key.of(INVITE), Buttons.Key.of(HELP))
                        : List.of(Buttons.Key.of(HELP)));
        return new Buttons.Menu(rows, false);
    }
}
