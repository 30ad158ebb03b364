package dvorik.benchmarks.load;

import dvorik.benchmarks.telegram.Bot;
import dvorik.benchmarks.telegram.Call;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/** A number of people at a bot at any time; who has finished makes room for the next. */
final class Crowd {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Bot bot;
    private final int seats;

    Crowd(Bot bot, int seats) {
        this.bot = bot;
        this.seats = seats;
    }

    /** Who the person of a dialog is, given the seat and the dialog's number. */
    interface Persons {
        long of(int seat, int number);
    }

    /**
     * Holds the dialogs numbered from 0 and returns when all have ended.
     *
     * @param scripts by number
     * @param end gets the last answer of each
     * @throws IllegalStateException when nothing moves any more
     */
    Latencies hold(int dialogs, Persons persons, IntFunction<List<Step>> scripts, Consumer<Call> end)
            throws InterruptedException {
        var round = new Round(dialogs, persons, scripts, end);
        for (int seat = 0; seat < Math.min(seats, dialogs); seat++) {
            round.next(seat);
        }
        round.await();
        return round.latencies;
    }

    private final class Round {
        private final int dialogs;
        private final Persons persons;
        private final IntFunction<List<Step>> scripts;
        private final Consumer<Call> end;
        private final Latencies latencies = new Latencies();
        private final AtomicInteger begun = new AtomicInteger();
        private int ended;

        Round(int dialogs, Persons persons, IntFunction<List<Step>> scripts, Consumer<Call> end) {
            this.dialogs = dialogs;
            this.persons = persons;
            this.scripts = scripts;
            this.end = end;
        }

        void next(int seat) {
            int number = begun.getAndIncrement();
            if (number < dialogs) {
                new Dialog(bot, persons.of(seat, number), scripts.apply(number), latencies, answer -> {
                            end.accept(answer);
                            ended();
                            next(seat);
                        })
                        .begin();
            }
        }

        private synchronized void ended() {
            if (++ended == dialogs) {
                notifyAll();
            }
        }

        synchronized void await() throws InterruptedException {
            int before = -1;
            while (ended < dialogs) {
                int now = latencies.count();
                if (now == before) {
                    throw new IllegalStateException(
                            "no answer for " + PATIENCE.toSeconds() + " s, " + ended + " of " + dialogs + " dialogs");
                }
                before = now;
                long until = System.nanoTime() + PATIENCE.toNanos();
                for (long left = PATIENCE.toMillis(); ended < dialogs && left > 0; ) {
                    wait(left);
                    left = (until - System.nanoTime()) / 1_000_000;
                }
            }
        }
    }
}
