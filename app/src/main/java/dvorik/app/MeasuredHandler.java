package dvorik.app;

import dvorik.core.telegram.Handled;
import dvorik.core.telegram.Incoming;
import dvorik.core.telegram.UpdateHandler;

/** Counts and times what a bot does with updates. */
record MeasuredHandler(UpdateHandler handler, String bot, Meters meters) implements UpdateHandler {
    @Override
    public Handled handle(Incoming incoming) {
        long began = System.nanoTime();
        var outcome = "failed";
        try {
            var handled = handler.handle(incoming);
            outcome = "handled";
            return handled;
        } finally {
            meters.update(bot, outcome, System.nanoTime() - began);
        }
    }

    @Override
    public Handled apologise(Incoming incoming) {
        meters.update(bot, "parked", 0);
        return handler.apologise(incoming);
    }
}
