package dvorik.sandbox;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.util.List;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.telegram.telegrambots.client.okhttp.OkHttpTelegramClient;
import org.telegram.telegrambots.meta.TelegramUrl;
import org.telegram.telegrambots.meta.api.methods.AnswerCallbackQuery;
import org.telegram.telegrambots.meta.api.methods.AnswerPreCheckoutQuery;
import org.telegram.telegrambots.meta.api.methods.CopyMessage;
import org.telegram.telegrambots.meta.api.methods.ForwardMessage;
import org.telegram.telegrambots.meta.api.methods.GetFile;
import org.telegram.telegrambots.meta.api.methods.commands.SetMyCommands;
import org.telegram.telegrambots.meta.api.methods.groupadministration.GetChatMember;
import org.telegram.telegrambots.meta.api.methods.invoices.SendInvoice;
import org.telegram.telegrambots.meta.api.methods.reactions.SetMessageReaction;
import org.telegram.telegrambots.meta.api.methods.send.SendChatAction;
import org.telegram.telegrambots.meta.api.methods.send.SendDocument;
import org.telegram.telegrambots.meta.api.methods.send.SendMediaGroup;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.methods.send.SendPhoto;
import org.telegram.telegrambots.meta.api.methods.updates.DeleteWebhook;
import org.telegram.telegrambots.meta.api.methods.updates.GetUpdates;
import org.telegram.telegrambots.meta.api.methods.updates.SetWebhook;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.DeleteMessage;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageCaption;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageReplyMarkup;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageText;
import org.telegram.telegrambots.meta.api.objects.InputFile;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.api.objects.commands.BotCommand;
import org.telegram.telegrambots.meta.api.objects.media.InputMediaPhoto;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.api.objects.payments.LabeledPrice;
import org.telegram.telegrambots.meta.api.objects.reactions.ReactionTypeEmoji;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.ReplyKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.CopyTextButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardRow;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.KeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.KeyboardRow;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;

/** What the TelegramBots library sends is accepted in strict mode, and what comes back it understands. */
class LibraryTest extends SandboxTest {

    private OkHttpTelegramClient library() {
        var url = TelegramUrl.builder()
                .schema("http")
                .host("127.0.0.1")
                .port(sandbox.port())
                .build();
        return new OkHttpTelegramClient(new OkHttpClient(), TOKEN, url);
    }

    private static InlineKeyboardMarkup buttons() {
        return InlineKeyboardMarkup.builder()
                .keyboardRow(new InlineKeyboardRow(
                        InlineKeyboardButton.builder()
                                .text("Book")
                                .callbackData("b:1")
                                .build(),
                        InlineKeyboardButton.builder()
                                .text("Copy")
                                .copyText(CopyTextButton.builder().text("CODE").build())
                                .build()))
                .build();
    }

    @Test
    void a_conversation() throws TelegramApiException {
        var library = library();
        assertEquals(
                BOT,
                library.execute(new org.telegram.telegrambots.meta.api.methods.GetMe())
                        .getUserName());
        Message sent = library.execute(SendMessage.builder()
                .chatId(ann.id())
                .text("<b>Hi</b>")
                .parseMode("HTML")
                .replyMarkup(buttons())
                .protectContent(true)
                .build());
        chat.taps("Book");
        Update tap = library.execute(GetUpdates.builder()
                        .timeout(1)
                        .offset(-1)
                        .allowedUpdates(List.of("message", "callback_query", "my_chat_member"))
                        .build())
                .getLast();
        assertEquals("b:1", tap.getCallbackQuery().getData());
        assertEquals(sent.getMessageId(), tap.getCallbackQuery().getMessage().getMessageId());
        library.execute(AnswerCallbackQuery.builder()
                .callbackQueryId(tap.getCallbackQuery().getId())
                .text("ok")
                .showAlert(true)
                .build());
        chat.seesToast("ok");
        library.execute(EditMessageText.builder()
                .chatId(ann.id())
                .messageId(sent.getMessageId())
                .text("Edited")
                .build());
        library.execute(EditMessageReplyMarkup.builder()
                .chatId(ann.id())
                .messageId(sent.getMessageId())
                .replyMarkup(buttons())
                .build());
        library.execute(SetMessageReaction.builder()
                .chatId(ann.id())
                .messageId(sent.getMessageId())
                .reactionTypes(List.of(ReactionTypeEmoji.builder().emoji("👍").build()))
                .build());
        library.execute(SendMessage.builder()
                .chatId(ann.id())
                .text("Phone?")
                .replyMarkup(ReplyKeyboardMarkup.builder()
                        .keyboardRow(new KeyboardRow(KeyboardButton.builder()
                                .text("Share")
                                .requestContact(true)
                                .build()))
                        .build())
                .build());
        library.execute(
                SendChatAction.builder().chatId(ann.id()).action("typing").build());
        library.execute(DeleteMessage.builder()
                .chatId(ann.id())
                .messageId(sent.getMessageId())
                .build());
        assertEquals(List.of(), client.findings());
    }

    @Test
    void files_and_albums() throws Exception {
        var library = library();
        Message photo = library.execute(SendPhoto.builder()
                .chatId(ann.id())
                .photo(new InputFile(new ByteArrayInputStream(Multipart.PICTURE), "card.png"))
                .caption("<i>card</i>")
                .parseMode("HTML")
                .replyMarkup(buttons())
                .build());
        String id = photo.getPhoto().getFirst().getFileId();
        library.execute(
                SendPhoto.builder().chatId(ann.id()).photo(new InputFile(id)).build());
        library.execute(EditMessageCaption.builder()
                .chatId(ann.id())
                .messageId(photo.getMessageId())
                .caption("used")
                .build());
        var file = library.execute(new GetFile(id));
        assertArrayEquals(
                Multipart.PICTURE,
                bot.get("/file/bot" + TOKEN + "/" + file.getFilePath()).body());
        library.execute(SendDocument.builder()
                .chatId(ann.id())
                .document(new InputFile(new ByteArrayInputStream(new byte[] {65}), "a.csv"))
                .build());
        List<Message> album = library.execute(SendMediaGroup.builder()
                .chatId(ann.id())
                .media(new InputMediaPhoto(new ByteArrayInputStream(Multipart.PICTURE), "1.png"))
                .media(new InputMediaPhoto(id))
                .build());
        assertEquals(2, album.size());
        library.execute(CopyMessage.builder()
                .chatId(ann.id())
                .fromChatId(ann.id())
                .messageId(photo.getMessageId())
                .build());
        library.execute(ForwardMessage.builder()
                .chatId(ann.id())
                .fromChatId(ann.id())
                .messageId(photo.getMessageId())
                .build());
        assertEquals(List.of(), client.findings());
    }

    @Test
    void settings_members_and_payments() throws TelegramApiException {
        var library = library();
        library.execute(SetMyCommands.builder()
                .command(new BotCommand("start", "Begin"))
                .languageCode("en")
                .build());
        ann.joins("@dvorik_news");
        assertEquals(
                "member",
                library.execute(GetChatMember.builder()
                                .chatId("@dvorik_news")
                                .userId(ann.id())
                                .build())
                        .getStatus());
        Message invoice = library.execute(SendInvoice.builder()
                .chatId(ann.id())
                .title("Visit")
                .description("One visit")
                .payload("p")
                .providerToken("")
                .currency("XTR")
                .price(new LabeledPrice("Visit", 5))
                .build());
        chat.pays(chat.message(invoice.getMessageId()));
        Update query = library.execute(
                        GetUpdates.builder().timeout(1).offset(-1).build())
                .getLast();
        library.execute(AnswerPreCheckoutQuery.builder()
                .preCheckoutQueryId(query.getPreCheckoutQuery().getId())
                .ok(true)
                .build());
        Update paid = library.execute(GetUpdates.builder()
                        .timeout(1)
                        .offset(query.getUpdateId() + 1)
                        .build())
                .getLast();
        assertEquals("p", paid.getMessage().getSuccessfulPayment().getInvoicePayload());
        library.execute(SetWebhook.builder()
                .url("http://127.0.0.1:9/hook")
                .secretToken("s")
                .build());
        library.execute(DeleteWebhook.builder().build());
        assertEquals(List.of(), client.findings());
    }

    @Test
    void refusals_come_with_code_text_and_parameters() {
        var library = library();
        client.faults().method("sendMessage").tooManyRequests(7);
        var message = SendMessage.builder().chatId(ann.id()).text("x").build();
        var tooMany = assertThrows(TelegramApiRequestException.class, () -> library.execute(message));
        assertEquals(429, tooMany.getErrorCode());
        assertEquals(7, tooMany.getParameters().getRetryAfter());
        chat.blocks();
        var blocked = assertThrows(TelegramApiRequestException.class, () -> library.execute(message));
        assertEquals(403, blocked.getErrorCode());
        assertTrue(blocked.getApiResponse().contains("bot was blocked by the user"));
    }
}
