package dvorik.benchmarks.load;

import dvorik.benchmarks.telegram.Bot;
import dvorik.benchmarks.telegram.Call;
import java.util.List;
import java.util.function.Consumer;

/** A person who follows a script and answers at once. Runs on the threads that bring the bot's calls. */
final class Dialog {
    private final Bot bot;
    private final long person;
    private final List<Step> steps;
    private final Latencies latencies;
    private final Consumer<Call> end;
    private int at;
    private long offered;

    /** @param end gets the last answer */
    Dialog(Bot bot, long person, List<Step> steps, Latencies latencies, Consumer<Call> end) {
        this.bot = bot;
        this.person = person;
        this.steps = steps;
        this.latencies = latencies;
        this.end = end;
    }

    void begin() {
        bot.listen(person, this::heard);
        act(null);
    }

    private void heard(Call call) {
        // the bot goes on when it has our answer, so its next call may be here before this one was thought over
        synchronized (this) {
            if (at == steps.size() || !steps.get(at).answer().is(call)) {
                return;
            }
            latencies.add(System.nanoTime() - offered);
            at++;
            if (at < steps.size()) {
                act(call);
                return;
            }
            bot.leave(person);
        }
        end.accept(call);
    }

    private synchronized void act(Call before) {
        offered = System.nanoTime();
        steps.get(at).act().perform(bot, person, before);
    }
}
