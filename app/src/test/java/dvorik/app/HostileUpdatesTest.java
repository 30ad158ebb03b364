package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dvorik.core.text.Language;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Updates that no private chat sends, given to the webhooks as Telegram, or somebody with its secret, would. */
class HostileUpdatesTest {
    private static final String PERSON =
            "{\"id\":919000001,\"is_bot\":false,\"first_name\":\"Mallory\",\"language_code\":\"ru\"}";
    private static final String GROUP = "{\"id\":-1009190001,\"type\":\"supergroup\",\"title\":\"Group\"}";
    private static final AtomicInteger NEXT_ID = new AtomicInteger(1_500_000_000);
    private static Town town;
    private static LogLines log;

    @BeforeAll
    static void found() throws IOException {
        int port = freePort();
        town = Town.found(
                "town_hostile_updates",
                Map.of("HTTP_PORT", Integer.toString(port), "TELEGRAM_WEBHOOK_URL", "http://127.0.0.1:" + port));
        log = new LogLines();
    }

    @AfterAll
    static void no_fault_of_ours_was_met() {
        try {
            assertFalse(log.text().contains("is parked after"), "a fault of ours");
            assertEquals(List.of(), town.chat().findings());
        } finally {
            log.close();
            town.close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // groups, channels, other bots
                "'message':{'message_id':1,'date':1,'chat':GROUP,'from':PERSON,'text':'/start'}",
                "'message':{'message_id':1,'date':1,'chat':GROUP,'from':PERSON,'text':'/start i_abc'}",
                "'channel_post':{'message_id':1,'date':1,'chat':{'id':-100919,'type':'channel','title':'C'},'text':'/start'}",
                "'edited_channel_post':{'message_id':1,'date':1,'chat':{'id':-100919,'type':'channel','title':'C'},'text':'x'}",
                "'message':{'message_id':1,'date':1,'chat':{'id':5,'type':'private'},'from':{'id':5,'is_bot':true,'first_name':'B'},'text':'/start'}",
                "'callback_query':{'id':'1','from':PERSON,'chat_instance':'1','data':'-.ChangeLanguage:EN','message':{'message_id':1,'date':1,'chat':GROUP}}",
                "'my_chat_member':{'chat':GROUP,'from':PERSON,'date':1,'old_chat_member':{'status':'left','user':PERSON},'new_chat_member':{'status':'member','user':PERSON}}",
                // kinds that nobody asked for, or that do not exist yet
                "'edited_message':{'message_id':1,'date':1,'edit_date':2,'chat':{'id':919000001,'type':'private'},'from':PERSON,'text':'/start'}",
                "'inline_query':{'id':'1','from':PERSON,'query':'x','offset':''}",
                "'chosen_inline_result':{'result_id':'1','from':PERSON,'query':'x'}",
                "'poll':{'id':'1','question':'?','options':[]}",
                "'poll_answer':{'poll_id':'1','user':PERSON,'option_ids':[0]}",
                "'pre_checkout_query':{'id':'1','from':PERSON,'currency':'XTR','total_amount':1,'invoice_payload':'p'}",
                "'business_message':{'message_id':1,'date':1,'chat':{'id':919000001,'type':'private'},'from':PERSON,'text':'hi'}",
                "'message_reaction':{'chat':{'id':919000001,'type':'private'},'message_id':1,'user':PERSON,'date':1,'old_reaction':[],'new_reaction':[]}",
                "'thing_of_the_future':{'chat':{'id':919000001,'type':'private'},'from':PERSON}",
                // broken ones
                "'message':{}",
                "'message':null",
                "'message':'text'",
                "'message':[1,2,3]",
                "'message':{'message_id':1,'date':1,'chat':{'id':'x','type':'private'},'from':PERSON,'text':'/start'}",
                "'message':{'message_id':99999999999999999999,'date':1,'chat':{'id':1e300,'type':'private'},'text':'x'}",
                "'message':{'message_id':1,'date':1,'chat':{'id':919000001,'type':'private'},'text':'no sender'}",
                "'message':{'message_id':1,'date':1,'chat':{'id':919000001,'type':'private'},'from':{'id':919000001},'new_chat_title':'t'}",
                "'callback_query':{}",
                "'callback_query':{'id':'1','from':PERSON,'chat_instance':'1','inline_message_id':'AAA','data':'x'}",
                "'callback_query':{'id':'1','from':PERSON,'chat_instance':'1','game_short_name':'g'}",
                "'callback_query':{'id':'1','from':PERSON,'data':{'a':1},'message':7}",
                "'my_chat_member':{}",
                "'chat_member':{'chat':{'id':-100919,'type':'channel','title':'C'},'from':PERSON,'date':1}"
            })
    void are_taken_and_met_with_silence(String content) throws Exception {
        for (var bot : List.of("client", "cashier")) {
            var body = "{'update_id':" + NEXT_ID.incrementAndGet() + "," + content + "}";
            assertEquals(
                    200,
                    post(
                            bot,
                            body.replace("GROUP", GROUP)
                                    .replace("PERSON", PERSON)
                                    .replace('\'', '"')));
        }
        bots_still_answer();
        for (var bot : List.of(Town.CLIENT_BOT, Town.CASHIER_BOT)) {
            assertEquals(0, town.chat().bot(bot).calls("leaveChat"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "7",
                "\"update\"",
                "{",
                "{\"update_id\":\"x\"}",
                "{\"update_id\":-5,\"message\":{}}",
                "{\"message\":{\"message_id\":1}}",
                "{\"update_id\":1e99}",
                "\u0000\u0001\u0002"
            })
    void what_is_no_update_at_all_is_taken_too_for_telegram_would_send_it_for_ever(String body) throws Exception {
        assertEquals(200, post("client", body));
        bots_still_answer();
    }

    @Test
    void nesting_without_end_and_a_body_without_measure_do_no_harm() throws Exception {
        post("client", "{\"update_id\":9,\"message\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}");
        post("client", "{\"update_id\":10,\"x\":\"" + "y".repeat(5_000_000) + "\"}");
        bots_still_answer();
    }

    @Test
    void an_update_sent_again_by_the_webhook_is_handled_once() throws Exception {
        var ann = town.customer("Ann");
        ann.joins("Анна");
        int before = ann.answers().size();
        var update = ("{'update_id':" + NEXT_ID.incrementAndGet()
                        + ",'message':{'message_id':1,'date':1,'chat':{'id':ID,'type':'private'},'from':{'id':ID,'is_bot':false,'first_name':'Ann'},'text':'/help'}}")
                .replace("ID", Long.toString(ann.telegramId()))
                .replace('\'', '"');
        for (int i = 0; i < 5; i++) {
            assertEquals(200, post("client", update));
        }
        ann.settles();
        assertEquals(before + 2, ann.answers().size());
    }

    private static void bots_still_answer() {
        var ann = town.customer("Ann", Language.EN);
        ann.chat().starts();
        ann.sees("client.consent.ask");
        var eve = town.stranger("Eve", Language.EN);
        eve.chat().starts();
        eve.sees("cashier.strangers");
    }

    private static int post(String bot, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(town.http().resolve("/telegram/" + bot))
                .header(
                        "X-Telegram-Bot-Api-Secret-Token",
                        town.settings().secrets().webhook())
                .POST(BodyPublishers.ofString(body));
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.discarding()).statusCode();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
