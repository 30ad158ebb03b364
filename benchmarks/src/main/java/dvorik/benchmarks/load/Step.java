package dvorik.benchmarks.load;

import dvorik.benchmarks.telegram.Bot;
import dvorik.benchmarks.telegram.Call;

/**
 * One update of a person and what the person waits for then.
 *
 * @param answer the method of the call that answers the update; others in between are heard and not waited for
 */
record Step(Act act, String answer) {
    static final String MESSAGE = "sendmessage";
    static final String PHOTO = "sendphoto";
    static final String EDIT = "editmessagetext";

    /** What the person does, having seen the answer before. */
    interface Act {
        void perform(Bot bot, long person, Call before);
    }

    static Step says(String text, String answer) {
        return new Step((bot, person, before) -> bot.writes(person, text), answer);
    }

    /** @param words part of the button's data */
    static Step taps(String words, String answer) {
        return new Step(
                (bot, person, before) -> {
                    var data = before.button(words);
                    if (data == null) {
                        throw new IllegalStateException("no button " + words + " on "
                                + new String(before.body(), java.nio.charset.StandardCharsets.UTF_8));
                    }
                    bot.taps(before, data);
                },
                answer);
    }
}
