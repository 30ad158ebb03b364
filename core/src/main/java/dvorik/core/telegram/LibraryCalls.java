package dvorik.core.telegram;

import java.io.ByteArrayInputStream;
import java.util.List;
import org.telegram.telegrambots.meta.api.objects.InputFile;
import org.telegram.telegrambots.meta.api.objects.LinkPreviewOptions;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.ReplyKeyboard;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.ReplyKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.ReplyKeyboardRemove;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.CopyTextButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardRow;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.KeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.KeyboardRow;

/** Our keyboards and files as the library's objects. */
final class LibraryCalls {
    static final LinkPreviewOptions NO_PREVIEW =
            LinkPreviewOptions.builder().isDisabled(true).build();

    private LibraryCalls() {}

    static InputFile file(byte[] content, String name) {
        return new InputFile(new ByteArrayInputStream(content), name);
    }

    static ReplyKeyboard markup(Keyboard keyboard) {
        return switch (keyboard) {
            case null -> null;
            case Keyboard.Inline inline -> inline(inline);
            case Keyboard.Reply reply -> reply(reply);
            case Keyboard.Remove remove -> new ReplyKeyboardRemove(true);
        };
    }

    static InlineKeyboardMarkup inline(Keyboard.Inline keyboard) {
        if (keyboard == null) {
            return null;
        }
        List<InlineKeyboardRow> rows = keyboard.rows().stream()
                .map(row -> new InlineKeyboardRow(
                        row.stream().map(LibraryCalls::button).toList()))
                .toList();
        return new InlineKeyboardMarkup(rows);
    }

    private static InlineKeyboardButton button(InlineButton button) {
        var builder = InlineKeyboardButton.builder().text(button.text());
        return switch (button) {
            case InlineButton.Callback callback ->
                builder.callbackData(callback.data()).style(callback.style()).build();
            case InlineButton.Url url -> builder.url(url.url()).build();
            case InlineButton.CopyText copy ->
                builder.copyText(new CopyTextButton(copy.copied())).build();
        };
    }

    private static ReplyKeyboardMarkup reply(Keyboard.Reply keyboard) {
        List<KeyboardRow> rows = keyboard.rows().stream()
                .map(row ->
                        new KeyboardRow(row.stream().map(LibraryCalls::button).toList()))
                .toList();
        return ReplyKeyboardMarkup.builder()
                .keyboard(rows)
                .resizeKeyboard(true)
                .oneTimeKeyboard(keyboard.oneTime())
                .inputFieldPlaceholder(keyboard.placeholder())
                .build();
    }

    private static KeyboardButton button(ReplyButton button) {
        var builder = KeyboardButton.builder().text(button.text());
        return switch (button.kind()) {
            case TEXT -> builder.build();
            case CONTACT -> builder.requestContact(true).build();
            case LOCATION -> builder.requestLocation(true).build();
        };
    }
}
