package dvorik.core.customer;

/**
 * What a customer wants to be written about, and when not.
 *
 * @param reminders of visits and of discounts that end soon
 * @param marketing news and offers
 * @param ways besides Telegram
 * @param quietFrom hour of the day in the customer's zone where it is known, else in business time, 0 to 23
 * @param quietUntil exclusive, may be past midnight; equal to {@code quietFrom}: no quiet hours
 */
public record Preferences(boolean reminders, boolean marketing, Ways ways, int quietFrom, int quietUntil) {
    /**
     * Ways that are allowed, where the installation has them.
     *
     * @param emailMarketing news and offers by e-mail, too
     */
    public record Ways(boolean sms, boolean email, boolean emailMarketing) {}

    public Preferences {
        if (quietFrom < 0 || quietFrom > 23 || quietUntil < 0 || quietUntil > 23) {
            throw new IllegalArgumentException("hours are from 0 to 23");
        }
    }

    public boolean hasQuietHours() {
        return quietFrom != quietUntil;
    }

    public Preferences withReminders(boolean on) {
        return new Preferences(on, marketing, ways, quietFrom, quietUntil);
    }

    public Preferences withMarketing(boolean on) {
        return new Preferences(reminders, on, ways, quietFrom, quietUntil);
    }

    public Preferences withSms(boolean on) {
        return with(new Ways(on, ways.email(), ways.emailMarketing()));
    }

    public Preferences withEmail(boolean on) {
        return with(new Ways(ways.sms(), on, ways.emailMarketing()));
    }

    public Preferences withEmailMarketing(boolean on) {
        return with(new Ways(ways.sms(), ways.email(), on));
    }

    private Preferences with(Ways other) {
        return new Preferences(reminders, marketing, other, quietFrom, quietUntil);
    }

    public Preferences withQuietHours(int from, int until) {
        return new Preferences(reminders, marketing, ways, from, until);
    }
}
