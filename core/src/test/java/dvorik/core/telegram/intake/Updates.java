package dvorik.core.telegram.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

/** Updates as Telegram would send them. */
final class Updates {
    private Updates() {}

    static String message(long updateId, long chat, String text) {
        return """
            {"update_id":%d,"message":{"message_id":%d,"date":1790000000,"from":{"id":%d,"is_bot":false,"first_name":"Ann"},\
            "chat":{"id":%d,"type":"private","first_name":"Ann"},"text":"%s"}}"""
                .formatted(updateId, updateId, chat, chat, text);
    }

    static String tap(long updateId, long chat, String data) {
        return """
            {"update_id":%d,"callback_query":{"id":"q%d","chat_instance":"1","data":"%s",\
            "from":{"id":%d,"is_bot":false,"first_name":"Ann"},"message":{"message_id":5,"date":1790000000,\
            "chat":{"id":%d,"type":"private"},"text":"?"}}}"""
                .formatted(updateId, updateId, data, chat, chat);
    }

    static List<byte[]> one(String update) {
        return List.of(update.getBytes(UTF_8));
    }
}
