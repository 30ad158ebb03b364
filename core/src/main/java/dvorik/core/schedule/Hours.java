package dvorik.core.schedule;

/**
 * A stretch of work.
 *
 * @param begins minutes of the salon's day, 0 to 1435, a multiple of 5 like the end
 * @param ends exclusive; above 1440 on the next day, at most 24 hours after the beginning
 */
public record Hours(int begins, int ends) {
    private static final int DAY = 1440;

    public Hours {
        if (begins < 0 || begins >= DAY || ends <= begins || ends > begins + DAY || begins % 5 != 0 || ends % 5 != 0) {
            throw new IllegalArgumentException("no hours: " + begins + " to " + ends);
        }
    }
}
