package dvorik.core.notification;

import java.util.Locale;

/** What is told. Stored by name in lower case. */
public enum NotificationKind {
    /** To a customer: a discount was redeemed at a till; subject: the redemption. */
    DISCOUNT_REDEEMED,
    /** In a customer's chat: bring the cards of a discount up to date; subject: the discount. */
    DISCOUNT_CHANGED,
    /** To a customer: a redemption was taken back; subject: the redemption. */
    REDEMPTION_UNDONE,
    /** To a customer: may the cashier redeem this; subject: the approval. */
    APPROVAL_ASKED,
    /** In a customer's chat: the question is closed; subject: the approval. */
    APPROVAL_CLOSED,
    /** In a cashier's chat: bring the card of the question up to date; subject: the approval. */
    APPROVAL_CHANGED,
    /** To a customer: somebody has verified your number, are you the same person? Subject: the phone claim. */
    MERGE_ASKED,
    /** To the customer who verified the number: the other account is yours now; subject: the phone claim. */
    ACCOUNTS_MERGED,
    /** To the one of the two who did not decide, or who is left: the number has moved; subject: the phone claim. */
    PHONE_MOVED,
    /** To an owner: a cashier's till pauses after too many wrong codes; subject: the pause. */
    TILL_PAUSED,
    /** To a customer: are you at the till; subject: the question to this person, a row of {@code phone_ask_customer}. */
    PHONE_ASKED,
    /** To a cashier: the customer said yes; subject: the same. */
    CUSTOMER_FOUND,
    /** To a customer: a friend has taken the gift; subject: the gift. */
    GIFT_CLAIMED,
    /** To a customer: a friend whom the customer brought used a discount; subject: the discount given for it. */
    REFERRAL_THANKED,
    /** To the member of staff who invited: the invitation was accepted; subject: the new member. */
    INVITATION_ACCEPTED,
    /** To staff: what was redeemed on a day, as far as it concerns the person; subject: the day since 1970. */
    DAY_SUMMARY,
    /** To an owner: something at a till to look at; subject: the unusual pattern. */
    UNUSUAL_PATTERN,
    /** To those who may say yes: a colleague wants to give a discount by hand; subject: the hand grant. */
    HAND_GRANT_ASKED,
    /** To the one who asked: what the second person said; subject: the hand grant. */
    HAND_GRANT_DECIDED,
    /** To a customer: staff gave a discount by hand; subject: the discount. */
    DISCOUNT_GIVEN,
    /** To a customer: happy birthday, with a discount; subject: the discount. */
    BIRTHDAY_DISCOUNT,
    /** To a customer: we have not seen you for long, with a discount; subject: the discount. */
    WINBACK_DISCOUNT,
    /** To a customer: a discount will soon be over; subject: the discount. */
    DISCOUNT_ENDING,
    /** To a customer: what staff wrote; subject: the row of {@code staff_message}. */
    STAFF_MESSAGE,
    /** To the member of staff who began it: a card that shows how it goes; subject: the broadcast. */
    BROADCAST_STARTED,
    /** In the chat of that member: bring the card up to date; subject: the broadcast. */
    BROADCAST_CHANGED,
    /** To a member of staff, by the bot of the customers: what they would get; subject: the broadcast. */
    BROADCAST_TEST,
    /** To staff who asked for it: a token for a new password of the API; subject: the one-time token. */
    PASSWORD_TOKEN,
    /** To an address that a customer typed: the code that proves it; subject: the row of {@code address_code}. */
    EMAIL_CODE,
    /** To a number that a customer typed: likewise. */
    SMS_CODE,
    /** To an address that was confirmed for the first time; subject: the same row. */
    EMAIL_WELCOME,
    /** To a customer: somebody else has confirmed the address that was yours; subject: the same row. */
    EMAIL_MOVED,
    /** To staff who asked for it: the token for a new password, by e-mail; subject: the one-time token. */
    PASSWORD_MAIL,
    /** To an owner: messages were given up on; subject: the hour since 1970. */
    DEAD_LETTERS,
    /** To a customer: somebody booked a visit for you; subject: the change of the booking. */
    BOOKING_MADE,
    /** To a customer: the salon accepts the visit; subject: the change. */
    BOOKING_CONFIRMED,
    /** To a customer: the visit has another time or master; subject: the change. */
    BOOKING_MOVED,
    /** To a customer: the salon cancelled the visit; subject: the change. */
    BOOKING_CANCELLED,
    /** To a customer: the master cannot, others are being asked, another time may be chosen; subject: the change. */
    BOOKING_UNASSIGNED,
    /** To a customer: another master has taken the visit; subject: the change. */
    BOOKING_REASSIGNED,
    /** To a customer: the master is late; subject: the change. */
    BOOKING_LATE,
    /** To a customer: the visit is soon; subject: the booking. */
    BOOKING_REMINDER,
    /** To a customer: did the visit take place? Subject: the booking. */
    BOOKING_NO_SHOW_ASKED,
    /** To a customer: the visit was missed; subject: the change. */
    BOOKING_NO_SHOW,
    /** To a customer: how was it? Subject: the booking. */
    REVIEW_ASKED,
    /** To a customer: the salon answered the review; subject: the review. */
    REVIEW_ANSWERED,
    /** To a customer: a time has become free and is held; subject: the entry of the waiting list. */
    WAITLIST_OFFERED,
    /** In a customer's chat: bring the cards of a visit up to date; subject: the booking. */
    BOOKING_CHANGED,
    /** To a master, and to managers where they must accept it: a visit was booked; subject: the change. */
    VISIT_BOOKED,
    /** To a master: a visit has another time, or is another's now; subject: the change. */
    VISIT_MOVED,
    /** To a master: a visit was cancelled; subject: the change. */
    VISIT_CANCELLED,
    /** To a master: a colleague declined, would you take it? Subject: the change. */
    VISIT_TO_TAKE,
    /** To managers: the customer says to have been there; subject: the booking. */
    VISIT_DISPUTED,
    /** In a chat of staff: bring the cards of a visit up to date; subject: the booking. */
    VISIT_CHANGED,
    /** To a master and the managers: a customer left a review; subject: the review. */
    REVIEW_LEFT,
    /** To a master and the managers: a customer wrote about a visit; subject: the message. */
    VISIT_MESSAGE,
    /** To a customer: the salon answered what the customer wrote; subject: the message. */
    VISIT_ANSWERED;

    /** How far the words of a kind go when the chat cannot be reached. */
    public enum Reach {
        /** Buttons, edits, questions of the moment, and all that is for staff: nowhere else. */
        CHAT,
        /** Where it costs nothing. */
        FREE,
        /** Everywhere. */
        PAID,
        /** Where it costs nothing, and further where the owner pays for marketing. */
        MARKETING;

        boolean goesBy(Way way, java.util.function.BooleanSupplier marketingIsPaidFor) {
            return switch (this) {
                case CHAT -> false;
                case FREE -> way != Way.SMS;
                case PAID -> true;
                case MARKETING -> way != Way.SMS || marketingIsPaidFor.getAsBoolean();
            };
        }
    }

    public Reach reach() {
        return switch (this) {
            case STAFF_MESSAGE,
                    DISCOUNT_GIVEN,
                    BOOKING_MADE,
                    BOOKING_CONFIRMED,
                    BOOKING_MOVED,
                    BOOKING_CANCELLED,
                    BOOKING_UNASSIGNED,
                    BOOKING_REASSIGNED,
                    BOOKING_LATE,
                    BOOKING_REMINDER -> Reach.PAID;
            case DISCOUNT_REDEEMED,
                    REDEMPTION_UNDONE,
                    ACCOUNTS_MERGED,
                    PHONE_MOVED,
                    EMAIL_MOVED,
                    GIFT_CLAIMED,
                    REFERRAL_THANKED,
                    BOOKING_NO_SHOW,
                    REVIEW_ANSWERED,
                    VISIT_ANSWERED -> Reach.FREE;
            case BIRTHDAY_DISCOUNT, DISCOUNT_ENDING, WINBACK_DISCOUNT -> Reach.MARKETING;
            case DISCOUNT_CHANGED,
                    APPROVAL_ASKED,
                    APPROVAL_CLOSED,
                    APPROVAL_CHANGED,
                    MERGE_ASKED,
                    TILL_PAUSED,
                    PHONE_ASKED,
                    CUSTOMER_FOUND,
                    INVITATION_ACCEPTED,
                    DAY_SUMMARY,
                    UNUSUAL_PATTERN,
                    HAND_GRANT_ASKED,
                    HAND_GRANT_DECIDED,
                    BROADCAST_STARTED,
                    BROADCAST_CHANGED,
                    BROADCAST_TEST,
                    PASSWORD_TOKEN,
                    EMAIL_CODE,
                    SMS_CODE,
                    EMAIL_WELCOME,
                    PASSWORD_MAIL,
                    DEAD_LETTERS,
                    BOOKING_NO_SHOW_ASKED,
                    REVIEW_ASKED,
                    WAITLIST_OFFERED,
                    BOOKING_CHANGED,
                    VISIT_BOOKED,
                    VISIT_MOVED,
                    VISIT_CANCELLED,
                    VISIT_TO_TAKE,
                    VISIT_DISPUTED,
                    VISIT_CHANGED,
                    REVIEW_LEFT,
                    VISIT_MESSAGE -> Reach.CHAT;
        };
    }

    /** The way that is tried first; where it is not Telegram it is the only one. */
    public Way first() {
        return switch (this) {
            case EMAIL_CODE, EMAIL_WELCOME, PASSWORD_MAIL -> Way.EMAIL;
            case SMS_CODE -> Way.SMS;
            default -> Way.TELEGRAM;
        };
    }

    /** @return true for what goes to an address rather than to a person, in one way only */
    public boolean isDirect() {
        return first() != Way.TELEGRAM;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static NotificationKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
