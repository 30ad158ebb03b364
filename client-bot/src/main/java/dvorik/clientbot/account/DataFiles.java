package dvorik.clientbot.account;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dvorik.core.account.PersonalData;
import dvorik.core.conversation.Message;
import dvorik.core.text.Language;
import dvorik.core.text.Text;
import dvorik.core.text.Texts;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;

/** Personal data as two files: one for machines, one to read. */
public final class DataFiles {
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModules(new JavaTimeModule(), new Jdk8Module())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private final Texts texts;
    private final ZoneId zone;

    /** @param zone of the business, in which times are shown */
    public DataFiles(Texts texts, ZoneId zone) {
        this.texts = texts;
        this.zone = zone;
    }

    /** In the language of the person; JSON has times in UTC and money in minor units. */
    List<Message> of(PersonalData data, Language language) {
        var page = texts.card(language, "my_data", new DataTables(texts, zone, language).model(data));
        return List.of(
                file(page.getBytes(StandardCharsets.UTF_8), "my-data.html", "client.data.html-file"),
                file(json(data), "my-data.json", "client.data.json-file"));
    }

    private static byte[] json(PersonalData data) {
        try {
            return JSON.writeValueAsBytes(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records of plain values", e);
        }
    }

    private static Message file(byte[] content, String name, String caption) {
        return new Message(
                new Message.Content.Document(content, name, new Message.Content.Words(Text.of(caption))), null, null);
    }
}
