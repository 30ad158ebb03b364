package dvorik.benchmarks.telegram;

/** Updates as the Bot API writes them, without the update_id, which the queue gives. */
final class Updates {
    private static final String DATE = "\"date\":1763600000";

    private Updates() {}

    /** Commands carry their entity, like Telegram's. */
    static String text(long person, String text) {
        int space = text.indexOf(' ');
        String entity = text.startsWith("/")
                ? ",\"entities\":[{\"offset\":0,\"length\":" + (space < 0 ? text.length() : space)
                        + ",\"type\":\"bot_command\"}]"
                : "";
        return message(person, "\"text\":\"" + text + "\"" + entity);
    }

    static String contact(long person, String phone) {
        return message(
                person,
                "\"contact\":{\"phone_number\":\"" + phone + "\",\"first_name\":\"Ann\",\"user_id\":" + person + "}");
    }

    static String tap(long person, int messageId, String data, String bot) {
        return "\"callback_query\":{\"id\":\"" + person + "7" + messageId + "\"," + from(person)
                + ",\"message\":{\"message_id\":" + messageId + ",\"from\":{\"id\":1,\"is_bot\":true,\"first_name\":\""
                + bot + "\",\"username\":\"" + bot + "\"}," + chat(person) + "," + DATE
                + ",\"text\":\"What the person reads above the buttons, as Telegram repeats it in each tap.\"}"
                + ",\"chat_instance\":\"-3756182904716352\",\"data\":\"" + data + "\"}";
    }

    private static String message(long person, String content) {
        return "\"message\":{\"message_id\":" + (1_000_000 + System.nanoTime() / 1000 % 1_000_000) + "," + from(person)
                + "," + chat(person) + "," + DATE + "," + content + "}";
    }

    private static String from(long person) {
        return "\"from\":{\"id\":" + person
                + ",\"is_bot\":false,\"first_name\":\"Ann\",\"username\":\"ann_of_the_bench\",\"language_code\":\"en\"}";
    }

    private static String chat(long person) {
        return "\"chat\":{\"id\":" + person
                + ",\"first_name\":\"Ann\",\"username\":\"ann_of_the_bench\",\"type\":\"private\"}";
    }
}
