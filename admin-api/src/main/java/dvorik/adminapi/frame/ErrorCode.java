package dvorik.adminapi.frame;

import java.util.Locale;

/** Everything the API refuses with. The words of {@code api.error.CODE} stand in the texts, in three languages. */
public enum ErrorCode {
    /** E-mail address, password or code are wrong; which of them is not told. */
    AUTH_001(401),
    /** The access token is over: refresh it. */
    AUTH_002(401),
    /** Not permitted. */
    AUTH_003(403),
    /** No token or key, or one that is not valid. */
    AUTH_004(401),
    /** Right so far; a code of the second factor is wanted. */
    AUTH_005(401),
    /** A one-time or refresh token that was used, is over, or is not ours. */
    AUTH_006(401),
    /** Too many attempts. */
    AUTH_007(429),
    /** The second factor is on already, or is not on. */
    AUTH_008(409),

    /** Not JSON. */
    REQUEST_001(400),
    /** There is no such address. */
    REQUEST_002(404),
    /** There is such an address, but not for this method. */
    REQUEST_003(405),
    /** The body is too large. */
    REQUEST_004(413),
    /** The body is of another kind than JSON. */
    REQUEST_005(415),
    /** If-Match: somebody else changed it meanwhile. */
    REQUEST_006(412),
    /** The Idempotency-Key was used with another body. */
    REQUEST_007(422),
    /** A header cannot be read. */
    REQUEST_008(400),
    /** Too many requests. */
    REQUEST_009(429),
    /** This is not done without an Idempotency-Key. */
    REQUEST_010(400),

    /** Fields that are missing, unknown or wrong; all of them at once in {@code details.fields}. */
    VALIDATION_001(422),

    /** No such customer, or not one of those whom the caller may see. */
    USER_001(404),
    /** The customer was erased: nothing can bring back what is gone. */
    USER_002(409),
    /** The phone number or e-mail address belongs to another customer. */
    USER_003(409),
    /** The customer is deleted. */
    USER_004(409),
    /** The two cannot be made one person. */
    USER_005(409),

    /** No such change of many customers. */
    BULK_001(404),

    /** No such discount. */
    DISCOUNT_001(404),
    /** Used as often as it may be; details tell when, where and by whom last. */
    DISCOUNT_002(409),
    /** Its time is over. */
    DISCOUNT_003(409),
    /** Its time has not come. */
    DISCOUNT_004(409),
    /** On hold, because its owner left the channel. */
    DISCOUNT_005(409),
    /** Cancelled. */
    DISCOUNT_006(409),
    /** Given to a friend, who has it under another code. */
    DISCOUNT_007(409),
    /** For subscribers only, and nobody can tell now whether its owner is one. */
    DISCOUNT_008(409),
    /** Promised to a visit. */
    DISCOUNT_009(409),
    /** Counts in other salons; details name them. */
    DISCOUNT_010(409),
    /** Counts on other days; details name them. */
    DISCOUNT_011(409),
    /** The purchase is too small; details tell by how much. */
    DISCOUNT_012(409),
    /** It cannot be worked out without the amount of the purchase. */
    DISCOUNT_013(409),
    /** An amount was named, and the discount asks for none. */
    DISCOUNT_014(409),
    /** The customer's own yes is needed, which is asked for at a till with the staff bot. */
    DISCOUNT_015(409),
    /** Too late for the caller to take it back: whoever leads the salon still may. */
    DISCOUNT_016(409),
    /** A second person would have to say yes, and there is nobody. */
    DISCOUNT_017(409),

    /** No such redemption, or not one that the caller may take back. */
    REDEMPTION_001(404),

    /** No such offer. */
    OFFER_001(404),
    /** There is an active automatic offer of this kind already. */
    OFFER_002(409),

    /** No such segment. */
    SEGMENT_001(404),
    /** No such template. */
    TEMPLATE_001(404),
    /** There is a template with this key. */
    TEMPLATE_002(409),
    /** What is written cannot be sent; {@code details.faults} tells language, line and reason. */
    TEMPLATE_003(422),
    /** Of a message of the system only the words can be changed; only such a message can be reset, and none can be sent. */
    TEMPLATE_004(409),

    /** No such file. */
    MEDIA_001(404),
    /** A kind of file that is not taken, or another than it is said to be. */
    MEDIA_002(415),
    /** No such broadcast. */
    BROADCAST_001(404),
    /** Not in the state in which it now is; details name it. */
    BROADCAST_002(409),
    /** Nobody is in its audience. */
    BROADCAST_003(409),

    /** No such recurring work. */
    JOB_001(404),

    /** No such message that was given up on. */
    DEAD_LETTER_001(404),
    /** The message is on its way again already. */
    DEAD_LETTER_002(409),

    /** No such booking, or not one of those whom the caller may see. */
    BOOKING_001(404),
    /** The time is not free, or no longer; {@code details.alternatives} are, nearest first. */
    BOOKING_002(409),
    /** The booking is cancelled. */
    BOOKING_003(409),
    /** Not in the state in which it now is; details name it. */
    BOOKING_004(409),
    /** Too soon or too far ahead; details tell from when or until when. */
    BOOKING_005(409),
    /** A service, master or salon that is not there, or does not go together. */
    BOOKING_006(409),
    /** The customer has as many open bookings as may be. */
    BOOKING_007(409),
    /** Only its own master can. */
    BOOKING_008(409),
    /** Its time has not come; details tell from when. */
    BOOKING_009(409),
    /** Too late for it by the rules of the salon. */
    BOOKING_010(409),

    /** No such time off, or not one that the caller may see. */
    TIME_OFF_001(404),
    /** Bookings are in the way, {@code details.bookings}; say what to do with them. */
    TIME_OFF_002(409),
    /** Over, too long, or nothing that can be kept. */
    TIME_OFF_003(409),
    REVIEW_001(404),
    WAITLIST_001(404),
    /** No need to wait: {@code details.free} are free times of that day. */
    WAITLIST_002(409),
    /** That day is over, too far ahead, or it is not offered. */
    WAITLIST_003(409),
    SERVICE_001(404),
    CATEGORY_001(404),
    MASTER_001(404),
    /** A master already. */
    MASTER_002(409),
    /** No such room or chair. */
    RESOURCE_001(404),

    SALON_001(404),
    STAFF_001(404),
    STAFF_002(409),
    STAFF_003(409),
    BUSINESS_001(404),
    SETTING_001(404),
    API_KEY_001(404),
    SESSION_001(404),
    DOCUMENT_001(404),

    /** A fault of ours. */
    SERVER_001(500),
    /** Something that this needs is away. */
    SERVER_002(503);

    private final int status;

    ErrorCode(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }

    /** @return key of the words */
    public String text() {
        return "api.error." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
