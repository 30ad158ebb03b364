package dvorik.core.telegram.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import dvorik.core.telegram.BotCall;
import dvorik.core.telegram.InlineButton;
import dvorik.core.telegram.Keyboard;
import dvorik.core.telegram.ReplyButton;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read from Telegram's answers and what is kept in Redis. */
class FormatsTest {
    private final JsonFactory json = new JsonFactory();
    private final CallCodec codec = new CallCodec(new ObjectMapper());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`{'update_id':7,'message':{'from':{'id':1},'chat':{'id':5}}}`|7|5",
                "`{'message':{'chat':{'title':'x','id':-100},'from':{'id':1}},'update_id':7}`|7|-100",
                "`{'update_id':7,'callback_query':{'from':{'id':1},'message':{'chat':{'id':5}}}}`|7|5",
                "`{'update_id':7,'callback_query':{'from':{'id':1},'inline_message_id':'x'}}`|7|1",
                "`{'update_id':7,'my_chat_member':{'chat':{'id':5},'from':{'id':1}}}`|7|5",
                "`{'update_id':7,'pre_checkout_query':{'from':{'id':1},'id':'9'}}`|7|1",
                "`{'update_id':7,'poll_answer':{'user':{'id':3}}}`|7|3",
                "`{'update_id':7,'poll':{'id':'1','options':[{'chat':{'id':9}}]}}`|7|0",
                "`{'update_id':7,'message':{'reply_to_message':{'chat':{'id':9}},'chat':{'id':5}}}`|7|5",
                "`{'update_id':7,'message':{'chat':'none','from':null}}`|7|0",
                "`{'update_id':99999999999999999999,'message':{'chat':{'id':99999999999999999999}}}`|-1|0",
                "`{'update_id':'7'}`|-1|0",
                "`{}`|-1|0",
            })
    void the_head_of_an_update_is_found_wherever_it_stands(String update, long updateId, long chatId)
            throws IOException {
        String body = "{\"ok\":true,\"result\":[" + update.replace('\'', '"') + "]}";
        PollAnswer answer = PollAnswer.read(json, body.getBytes(UTF_8));
        assertEquals(
                new UpdateHead(updateId, chatId), answer.updates().getFirst().head());
    }

    @Test
    void updates_are_cut_out_of_the_answer_byte_by_byte() throws IOException {
        String first = Updates.message(7, 1, "Привет \\\"😀\\\" } ]");
        String second = " {\"update_id\" : 8 , \"message\": { \"chat\" : {\"id\":2} } } ";
        PollAnswer answer =
                PollAnswer.read(json, ("{\"result\": [" + first + " ,\n" + second + "], \"ok\":true}").getBytes(UTF_8));
        assertArrayEquals(first.getBytes(UTF_8), answer.updates().get(0).update());
        assertArrayEquals(
                second.strip().getBytes(UTF_8), answer.updates().get(1).update());
        assertEquals(9, answer.nextOffset(1));
        assertEquals(0, answer.errorCode());
    }

    @Test
    void a_refused_poll_tells_how_long_to_wait() throws IOException {
        String body =
                """
                {"ok":false,"error_code":429,"description":"Too Many Requests",
                 "parameters":{"migrate_to_chat_id":-5,"more":[{"retry_after":99}],"retry_after":7}}""";
        PollAnswer answer = PollAnswer.read(json, body.getBytes(UTF_8));
        assertEquals(new PollAnswer(List.of(), 429, "Too Many Requests", 7), answer);
    }

    @Test
    void calls_come_back_from_redis_as_they_were() throws IOException {
        var inline = new Keyboard.Inline(List.of(List.of(
                new InlineButton.Callback("a", "b:1", null),
                new InlineButton.Url("site", "https://example.org"),
                new InlineButton.CopyText("copy", "CODE"))));
        var reply = new Keyboard.Reply(List.of(List.of(new ReplyButton("p", ReplyButton.Kind.CONTACT))), true, null);
        List<BotCall> calls = List.of(
                new BotCall.SendText("<b>x</b>", inline, "card:1", true),
                new BotCall.SendText("x", reply, null, false),
                new BotCall.SendText("x", new Keyboard.Remove(), null, false),
                new BotCall.EditText(5, "x", inline),
                new BotCall.EditCaption(5, "x", null),
                new BotCall.EditKeyboard(5, inline),
                new BotCall.DeleteMessage(5),
                new BotCall.AnswerTap("q", "toast", true),
                new BotCall.ChatAction("typing"));
        assertEquals(calls, codec.decode(codec.encode(calls)));

        var photo = (BotCall.SendPhoto)
                codec.decode(codec.encode(List.of(new BotCall.SendPhoto(new byte[] {1, 2, -3}, "c", inline, "t"))))
                        .getFirst();
        assertArrayEquals(new byte[] {1, 2, -3}, photo.png());
        var document = (BotCall.SendDocument)
                codec.decode(codec.encode(List.of(new BotCall.SendDocument(new byte[] {9}, "a.csv", null, null, null))))
                        .getFirst();
        assertEquals("a.csv", document.fileName());
    }

    @Test
    void calls_of_a_newer_version_with_more_fields_can_be_read() throws IOException {
        byte[] newer = "[{\"call\":\"text\",\"html\":\"x\",\"silent\":false,\"effect\":\"confetti\"}]".getBytes(UTF_8);
        assertEquals(List.of(EchoBot.say("x")), codec.decode(newer));
    }

    @Test
    void only_a_process_of_this_machine_that_is_gone_is_known_to_be_dead() throws Exception {
        String me = ProcessTag.create();
        assertFalse(ProcessTag.isDead(me));
        assertFalse(ProcessTag.isDead("elsewhere/1/1/x"));
        assertFalse(ProcessTag.isDead("garbage"));

        String[] parts = me.split("/", -1);
        assertTrue(ProcessTag.isDead(parts[0] + "/" + parts[1] + "/1/x"), "the pid came again");
        Process brief = new ProcessBuilder("true").start();
        brief.waitFor();
        assertTrue(ProcessTag.isDead(parts[0] + "/" + brief.pid() + "/" + parts[2] + "/x"));
    }
}
