package dvorik.cashierbot;

import dvorik.core.conversation.Buttons;
import dvorik.core.staff.Role;
import dvorik.core.staff.StaffMember;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Keys of the reply keyboard, by their texts. */
public final class MenuKeys {
    public static final String CHECK = "cashier.menu.check";
    public static final String TODAY = "cashier.menu.today";
    public static final String TEAM = "cashier.menu.team";
    public static final String GIVE = "cashier.menu.give";
    public static final String TILL = "cashier.menu.till";
    public static final String BROADCAST = "cashier.menu.broadcast";
    public static final String HELP = "cashier.menu.help";
    public static final String MY_DAY = "cashier.menu.my-day";
    public static final String MY_WEEK = "cashier.menu.my-week";
    public static final String VISITS = "cashier.menu.visits";
    public static final String BOOK = "cashier.menu.book";

    /** No longer shown; older keyboards still have it. */
    public static final String INVITE = "cashier.menu.invite";

    static final List<String> ALL =
            List.of(CHECK, TODAY, TEAM, GIVE, TILL, MY_DAY, MY_WEEK, VISITS, BOOK, BROADCAST, HELP, INVITE);

    private MenuKeys() {}

    /** @param severalTills the person may choose where to stand */
    static Buttons of(StaffMember member, boolean severalTills) {
        var rows = new ArrayList<List<Buttons.Key>>();
        boolean master = member.is(Role.MASTER);
        add(rows, master ? MY_DAY : null, master ? MY_WEEK : null);
        add(rows, member.redeems() ? CHECK : null, null);
        add(rows, member.redeems() ? TODAY : null, member.leads() ? TEAM : null);
        add(rows, member.leads() ? VISITS : null, member.leads() ? BOOK : null);
        add(rows, member.leads() ? GIVE : null, severalTills ? TILL : null);
        add(rows, Sends.may(member) ? BROADCAST : null, HELP);
        return new Buttons.Menu(rows, false);
    }

    /** A row of the keys that there are; null: not for this person. */
    private static void add(List<List<Buttons.Key>> rows, String left, String right) {
        var row = Stream.of(left, right)
                .filter(Objects::nonNull)
                .map(Buttons.Key::of)
                .toList();
        if (!row.isEmpty()) {
            rows.add(row);
        }
    }
}
