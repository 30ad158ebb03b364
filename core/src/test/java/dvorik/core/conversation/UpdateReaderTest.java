package dvorik.core.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dvorik.core.conversation.UpdateReader.Read;
import dvorik.core.text.Language;
import dvorik.core.text.Texts;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UpdateReaderTest {
    private static final String ANN =
            "'from':{'id':7,'is_bot':false,'first_name':'Ann','language_code':'uz'},'chat':{'id':7,'type':'private'}";
    private final Texts texts = new Texts(Clock.systemUTC(), List.of("common"));
    private final UpdateReader reader = new UpdateReader(texts, List.of("common.back"));

    @ParameterizedTest
    @CsvSource({
        "/start, start, ''",
        "/START, start, ''",
        "/start src_poster, start, src_poster",
        "'/start   a b ', start, a b",
        "/start@dvorik_bot x, start, x",
        "/что, что, ''"
    })
    void a_command_is_read_in_any_writing(String text, String name, String payload) {
        assertEquals(new Input.Command(name, payload), said("'text':'" + text + "'"));
    }

    @Test
    void other_words_are_typed_text() {
        assertEquals(new Input.Typed("привет"), said("'text':'привет'"));
        assertEquals(new Input.Typed("/"), said("'text':'/'"));
        assertEquals(new Input.Typed(" /start"), said("'text':' /start'"));
    }

    @Test
    void a_key_of_the_menu_is_known_in_every_language() {
        for (var language : Language.values()) {
            assertEquals(
                    new Input.MenuKey("common.back"), said("'text':'" + texts.plain(language, "common.back") + "'"));
        }
    }

    @Test
    void the_sender_comes_with_name_and_language() {
        var said = assertInstanceOf(Read.Said.class, read("{'message':{" + ANN + ",'text':'hi'}}"));
        assertEquals(new UpdateReader.Sender(7, "Ann", "uz"), said.from());
        var bare = assertInstanceOf(
                Read.Said.class, read("{'message':{'from':{'id':7},'chat':{'id':7,'type':'private'},'text':'hi'}}"));
        assertEquals(new UpdateReader.Sender(7, "", null), bare.from());
    }

    @Test
    void a_contact_names_its_person_or_nobody() {
        assertEquals(
                new Input.Contact("+7902", 7), said("'contact':{'phone_number':'+7902','first_name':'A','user_id':7}"));
        assertEquals(new Input.Contact("+7902", 0), said("'contact':{'phone_number':'+7902','first_name':'A'}"));
    }

    @Test
    void a_place_is_where_the_person_is() {
        assertEquals(new Input.Location(43.1, 131.9), said("'location':{'latitude':43.1,'longitude':131.9}"));
        assertEquals(new Input.Other("location"), said("'location':{'latitude':'north'}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"photo", "sticker", "voice", "video_note", "location", "dice", "poll", "document", "story"})
    void other_contents_are_named_by_their_kind(String kind) {
        assertEquals(new Input.Other(kind), said("'" + kind + "':{},'caption':'/start'"));
    }

    @Test
    void a_photo_in_its_largest_size_and_a_file_that_is_a_picture_are_pictures() {
        assertEquals(
                new Input.Picture("big", 900),
                said("'photo':[{'file_id':'small'},{'file_id':'big','file_size':900}],'caption':'/start'"));
        assertEquals(
                new Input.Picture("f", 0), said("'document':{'file_id':'f','mime_type':'image/webp','file_name':'x'}"));
        assertEquals(new Input.Picture("f", 0), said("'document':{'file_id':'f','file_name':'IMG_1.JPEG'}"));
        assertEquals(new Input.Other("document"), said("'document':{'file_id':'f','file_name':'a.pdf'}"));
        assertEquals(new Input.Other("photo"), said("'photo':[]"));
    }

    @Test
    void a_tap_is_read_also_under_a_message_that_telegram_no_longer_has() {
        var tap = assertInstanceOf(
                Read.Tapped.class,
                read("{'callback_query':{'id':'q1','from':{'id':7,'first_name':'Ann'},'data':'k3.Yes',"
                        + "'message':{'message_id':5,'date':0,'chat':{'id':7,'type':'private'}}}}"));
        assertEquals(new UpdateReader.RawTap("q1", "k3.Yes", 5), tap.tap());
    }

    @Test
    void blocking_and_coming_back_are_noticed() {
        assertEquals(new Read.Reachable(7, false), read(membership("private", "kicked")));
        assertEquals(new Read.Reachable(7, true), read(membership("private", "member")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'update_id':1}",
                "{'edited_message':{'text':'/start'}}",
                "{'channel_post':{'text':'/start','chat':{'id':-1,'type':'channel'}}}",
                "{'message':{'from':{'id':7},'chat':{'id':-5,'type':'group'},'text':'/start'}}",
                "{'message':{'from':{'id':7},'chat':{'id':-5,'type':'supergroup'},'text':'/start'}}",
                "{'message':{'from':{'id':8,'is_bot':true},'chat':{'id':8,'type':'private'},'text':'/start'}}",
                "{'message':{'chat':{'id':8,'type':'private'},'text':'/start'}}",
                "{'message':{'from':{'id':7},'chat':{'id':7,'type':'private'},'pinned_message':{}}}",
                "{'message':{'from':{'id':7},'chat':{'id':7,'type':'private'},'something_new':{}}}",
                "{'message':'text'}",
                "{'callback_query':{'id':'q','from':{'id':7},'data':'x','inline_message_id':'i'}}",
                "{'callback_query':{'id':'q','from':{'id':7},'game_short_name':'g'}}",
                "{'callback_query':{'id':'q','from':{'id':7},'data':'x','message':{'chat':{'id':-5,'type':'group'}}}}",
                "{'poll_answer':{}}",
                "{'chat_member':{}}",
                "{'chat_member':{'chat':{'id':-5,'type':'group'},'new_chat_member':{'status':'left','user':{'id':7}}}}",
                "{'something_new':{'from':{'id':7}}}"
            })
    void groups_channels_edits_bots_and_unknown_kinds_meet_silence(String update) {
        assertEquals(new Read.Nothing(), read(update));
    }

    @Test
    void membership_of_groups_is_nobodys_reachability() {
        assertEquals(new Read.Nothing(), read(membership("group", "kicked")));
    }

    @ParameterizedTest
    @CsvSource({"creator,true", "administrator,true", "member,true", "left,false", "kicked,false", "nonsense,false"})
    void who_comes_to_a_channel_or_leaves_it_is_told(String status, boolean subscribed) {
        assertEquals(
                new Read.Subscribed(-100, "news", 7, subscribed),
                read("{'chat_member':{'chat':{'id':-100,'type':'channel','username':'news'},'from':{'id':9},"
                        + "'new_chat_member':{'status':'" + status + "','user':{'id':7}}}}"));
    }

    private static String membership(String chat, String status) {
        return "{'my_chat_member':{'chat':{'id':7,'type':'" + chat + "'},'from':{'id':7},'new_chat_member':{'status':'"
                + status + "'}}}";
    }

    private Input said(String content) {
        return assertInstanceOf(Read.Said.class, read("{'message':{" + ANN + "," + content + "}}"))
                .input();
    }

    private Read read(String json) {
        try {
            return reader.read(new ObjectMapper().readTree(json.replace('\'', '"')));
        } catch (JsonProcessingException e) {
            throw new AssertionError(json, e);
        }
    }
}
