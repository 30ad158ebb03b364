package dvorik.benchmarks.load;

import dvorik.benchmarks.telegram.Bot;
import dvorik.benchmarks.telegram.Call;

/** One update of a person and what the person waits for then. */
record Step(Act act, Answer answer) {

    /** What the person does, having seen the answer before. */
    interface Act {
        void perform(Bot bot, long person, Call before);
    }

    /**
     * The call that answers the update; others are heard and not waited for.
     *
     * @param method in lower case
     * @param button part of the data of a button that it has; null: it needs none
     */
    record Answer(String method, String button) {
        static final Answer MESSAGE = new Answer("sendmessage", null);
        static final Answer PHOTO = new Answer("sendphoto", null);
        static final Answer EDIT = new Answer("editmessagetext", null);

        Answer with(String dataPart) {
            return new Answer(method, dataPart);
        }

        boolean is(Call call) {
            return call.method().equals(method) && (button == null || call.button(button) != null);
        }
    }

    static Step says(String text, Answer answer) {
        return new Step((bot, person, before) -> bot.writes(person, text), answer);
    }

    /** @param button part of its data; the answer before has it */
    static Step taps(String button, Answer answer) {
        return new Step((bot, person, before) -> bot.taps(before, before.button(button)), answer);
    }
}
