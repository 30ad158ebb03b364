package dvorik.sandbox.botapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dvorik.sandbox.world.Bot;
import dvorik.sandbox.world.Json;
import java.util.List;

/** Makes the Bot API's {@code ChatMember}. */
public final class Members {
    private static final List<String> RIGHTS = List.of(
            "can_manage_chat",
            "can_delete_messages",
            "can_manage_video_chats",
            "can_restrict_members",
            "can_promote_members",
            "can_change_info",
            "can_invite_users",
            "can_post_stories",
            "can_edit_stories",
            "can_delete_stories",
            "can_post_messages",
            "can_edit_messages");

    private Members() {}

    /** @param status {@code member}, {@code left} or {@code kicked} */
    public static ObjectNode of(ObjectNode user, String status) {
        ObjectNode member = Json.object();
        member.set("user", user);
        member.put("status", status);
        return status.equals("kicked") ? member.put("until_date", 0) : member;
    }

    static ObjectNode administrator(Bot bot) {
        ObjectNode member =
                of(bot.asUser(), "administrator").put("can_be_edited", false).put("is_anonymous", false);
        RIGHTS.forEach(right -> member.put(right, true));
        return member;
    }
}
