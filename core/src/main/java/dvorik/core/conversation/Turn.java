package dvorik.core.conversation;

import dvorik.core.text.Language;
import dvorik.core.text.Text;
import java.util.ArrayList;
import java.util.List;

/**
 * The answer to an input.
 *
 * @param next null: the conversation rests
 * @param keepsButtons buttons made for the state before still count (the state did not move on)
 * @param language to talk in from now on; null: as before
 * @param toast over the chat, when the input was a tap; may be null
 */
public record Turn<D extends Dialog>(
        D next, boolean keepsButtons, Language language, List<Say> says, Text toast, boolean alert) {

    /** What to do in the chat. */
    public sealed interface Say {
        record Send(Message message) implements Say {}

        /** Changes the tapped message; sends a new one when the input was no tap. Text only. */
        record Edit(Message message) implements Say {}

        /** Takes the buttons of the tapped message away; nothing when the input was no tap. */
        record DropButtons() implements Say {}
    }

    /** Goes on; buttons of earlier turns no longer count. */
    public static <D extends Dialog> Turn<D> to(D next) {
        return new Turn<>(next, false, null, List.of(), null, false);
    }

    /** Stays, and so do the buttons. */
    public static <D extends Dialog> Turn<D> stay(D state) {
        return new Turn<>(state, true, null, List.of(), null, false);
    }

    /** Comes to rest. */
    public static <D extends Dialog> Turn<D> rest() {
        return new Turn<>(null, false, null, List.of(), null, false);
    }

    public Turn<D> say(Message message) {
        return add(new Say.Send(message));
    }

    public Turn<D> say(String key) {
        return say(Message.of(key));
    }

    public Turn<D> edit(Message message) {
        return add(new Say.Edit(message));
    }

    public Turn<D> dropButtons() {
        return add(new Say.DropButtons());
    }

    /** Says something before everything else. */
    public Turn<D> opening(Say first) {
        var more = new ArrayList<Say>();
        more.add(first);
        more.addAll(says);
        return new Turn<>(next, keepsButtons, language, more, toast, alert);
    }

    public Turn<D> toast(Text text) {
        return new Turn<>(next, keepsButtons, language, says, text, false);
    }

    /** A toast that the person must close. */
    public Turn<D> alert(Text text) {
        return new Turn<>(next, keepsButtons, language, says, text, true);
    }

    public Turn<D> in(Language other) {
        return new Turn<>(next, keepsButtons, other, says, toast, alert);
    }

    private Turn<D> add(Say say) {
        var more = new ArrayList<>(says);
        more.add(say);
        return new Turn<>(next, keepsButtons, language, more, toast, alert);
    }
}
