package dvorik.clientbot;

import dvorik.core.conversation.Buttons;
import java.util.List;

/** Keys of the reply keyboards, by their texts. */
public final class MenuKeys {
    public static final String DISCOUNTS = "client.menu.discounts";
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
            List.of(DISCOUNTS, CARD, INVITE, MESSAGES, PROFILE, LANGUAGE, HELP, SHARE_PHONE, SKIP, LEAVE_PHONE);

    private MenuKeys() {}

    /** The menu of a joined customer. */
    public static Buttons main() {
        return new Buttons.Menu(
                List.of(
                        List.of(Buttons.Key.of(DISCOUNTS), Buttons.Key.of(CARD)),
                        List.of(Buttons.Key.of(INVITE), Buttons.Key.of(MESSAGES)),
                        List.of(Buttons.Key.of(PROFILE), Buttons.Key.of(HELP))),
                false);
    }
}
