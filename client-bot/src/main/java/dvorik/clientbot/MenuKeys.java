package dvorik.clientbot;

import dvorik.core.conversation.Buttons;
import dvorik.core.conversation.Message;
import java.util.List;

/** Keys of the reply keyboards, by their texts. */
public final class MenuKeys {
    public static final String DISCOUNTS = "client.menu.discounts";
    /** Only where there is something to book. */
    public static final String BOOK = "client.menu.book";

    public static final String VISITS = "client.menu.visits";
    public static final String SHARE_PLACE = "client.book.share-place";
    public static final String CARD = "client.menu.card";
    public static final String INVITE = "client.menu.invite";
    public static final String MESSAGES = "client.menu.messages";
    public static final String PROFILE = "client.menu.profile";
    /** Stood in earlier menus, which people may still have before them. */
    public static final String LANGUAGE = "client.menu.language";

    public static final String HELP = "client.menu.help";
    public static final String SHARE_PHONE = "client.phone.share";
    public static final String SKIP = "client.phone.skip";

    public static final String LEAVE_PHONE = "client.profile.leave-phone";

    static final List<String> ALL =
            List.of(DISCOUNTS, BOOK, VISITS, CARD, INVITE, MESSAGES, PROFILE, LANGUAGE, HELP, SHARE_PHONE, SKIP, LEAVE_PHONE);

    private MenuKeys() {}

    private static final Buttons.Menu MAIN = new Buttons.Menu(
            List.of(
                    List.of(Buttons.Key.of(DISCOUNTS), Buttons.Key.of(CARD)),
                    List.of(Buttons.Key.of(INVITE), Buttons.Key.of(MESSAGES)),
                    List.of(Buttons.Key.of(PROFILE), Buttons.Key.of(HELP))),
            false);

    private static final Buttons.Menu WITH_BOOKING = new Buttons.Menu(
            List.of(
                    MAIN.rows().get(0),
                    List.of(Buttons.Key.of(BOOK), Buttons.Key.of(VISITS)),
                    MAIN.rows().get(1),
                    MAIN.rows().get(2)),
            false);

    /** The menu of a joined customer; where there is something to book, the conversation adds that to it. */
    public static Buttons main() {
        return MAIN;
    }

    /** @return the same message, but the main menu with what is for booking */
    static Message withBooking(Message message) {
        return message.buttons() == MAIN ? message.with(WITH_BOOKING) : message;
    }
}
