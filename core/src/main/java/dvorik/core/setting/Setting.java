package dvorik.core.setting;

import java.util.Arrays;
import java.util.Optional;

/** Every setting of a business: a whole number in a range, or yes (1) and no (0). Stored by its name. */
public enum Setting {
    /** Wrong codes of one member of staff within the window, after which the till pauses for that person. */
    TILL_WRONG_CODES("till.wrong_codes", 10, 1, 1000),
    /** Minutes in which wrong codes are counted together. */
    TILL_WRONG_CODES_WINDOW("till.wrong_codes_window_minutes", 10, 1, 1440),
    /** Minutes of the pause after too many wrong codes. */
    TILL_PAUSE("till.pause_minutes", 15, 1, 1440),
    /** How often one member of staff may have customers asked by the end of their phone number, an hour. */
    TILL_PHONE_ASKS("till.phone_asks_per_hour", 10, 1, 1000),
    /** Whether every redemption needs the customer's own yes; offers may ask for it one by one. */
    TILL_CUSTOMER_CONFIRMS("till.customer_confirms", 0, 0, 1),
    /** Hour of the business day after which its summary is sent; 24: the day is over. */
    SUMMARY_HOUR("report.summary_hour", 21, 1, 24),
    /** The shop is open from this hour of the salon's day; with 0 and 24 nothing is after hours. */
    OPEN_HOUR("report.open_hour", 0, 0, 23),
    /** The shop is closed from this hour on. */
    CLOSE_HOUR("report.close_hour", 24, 1, 24),
    /** Redemptions of one customer by one person, from which the owner is told. */
    WATCH_SAME_CUSTOMER("report.same_customer", 3, 2, 1000),
    /** Days over which they are counted. */
    WATCH_SAME_CUSTOMER_DAYS("report.same_customer_days", 7, 1, 90),
    /** Redemptions of one person on a day, all of the highest discount, from which the owner is told. */
    WATCH_HIGHEST("report.always_highest", 10, 3, 1000),
    /** The highest percent that one person may give by hand alone. */
    HAND_PERCENT("hand.percent", 20, 0, 100),
    /** The highest amount that one person may give by hand alone, in whole units of the currency. */
    HAND_AMOUNT("hand.amount", 1000, 0, 100_000_000),
    /** Marketing messages to one customer in the days below, at most; 0: any number. */
    MARKETING_CAP("marketing.cap", 3, 0, 100),
    MARKETING_CAP_DAYS("marketing.cap_days", 7, 1, 90),
    /** Seconds after "send" in which it can be taken back before anybody gets a message. */
    MARKETING_UNDO("marketing.undo_seconds", 10, 0, 600),
    /** Days after a message in which a purchase is counted as its doing. */
    MARKETING_RESULT_DAYS("marketing.result_days", 14, 1, 90),
    /** Days before the birthday on which its discount is given. */
    BIRTHDAY_DAYS_BEFORE("birthday.days_before", 3, 0, 30),
    /** Days after the birthday on which its discount still counts. */
    BIRTHDAY_DAYS_AFTER("birthday.days_after", 7, 0, 90),
    /** Days before the last day of a discount on which its owner is reminded; 0: never. */
    ENDING_NOTICE_DAYS("discount.ending_notice_days", 2, 0, 30),
    /** Days without a discount used, after which a customer is given one to come back; 0: never. */
    WINBACK_DAYS("winback.days", 0, 0, 1000),
    /** Parts of SMS that may be paid for in a calendar month; 0: none. */
    SMS_MONTHLY_PARTS("sms.monthly_parts", 500, 0, 10_000_000),
    /** Whether marketing to one person, such as a birthday's, may cost an SMS, too. */
    SMS_MARKETING("sms.marketing", 0, 0, 1),
    /** Hours before a visit on which its customer is reminded first; 0: never. */
    BOOKING_FIRST_REMINDER("booking.first_reminder_hours", 24, 0, 168),
    /** Hours before a visit on which its customer is reminded once more; 0: never. */
    BOOKING_SECOND_REMINDER("booking.second_reminder_hours", 2, 0, 24),
    /** Hours after a visit on which its customer is asked how it was. */
    REVIEW_AFTER_HOURS("booking.review_after_hours", 2, 0, 48),
    /** Minutes after the start of a visit that nobody began, after which its customer is asked about it. */
    NO_SHOW_GRACE_MINUTES("booking.no_show_grace_minutes", 30, 5, 720),
    /** Minutes for which a time is held for somebody of the waiting list. */
    WAITLIST_OFFER_MINUTES("booking.waitlist_offer_minutes", 15, 5, 120);

    private final String stored;
    private final int standard;
    private final int least;
    private final int most;

    Setting(String stored, int standard, int least, int most) {
        this.stored = stored;
        this.standard = standard;
        this.least = least;
        this.most = most;
    }

    /** @return as stored and named to the owner */
    public String stored() {
        return stored;
    }

    /** @return what counts until the owner changes it */
    public int standard() {
        return standard;
    }

    public int least() {
        return least;
    }

    /** @return inclusive */
    public int most() {
        return most;
    }

    /** @return true when it only knows yes and no */
    public boolean isFlag() {
        return least == 0 && most == 1;
    }

    boolean allows(int value) {
        return value >= least && value <= most;
    }

    public static Optional<Setting> named(String stored) {
        return Arrays.stream(values()).filter(s -> s.stored.equals(stored)).findFirst();
    }
}
