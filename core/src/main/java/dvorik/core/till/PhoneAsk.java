package dvorik.core.till;

import dvorik.core.id.CustomerId;
import dvorik.core.id.SalonId;
import dvorik.core.id.StaffId;

/**
 * One person's question: are you at this till?
 *
 * @param staff who asked, {@code salon} where
 */
public record PhoneAsk(long id, CustomerId customer, StaffId staff, SalonId salon, Status status) {
    /** How it stands; all but the last are stored by name in lower case. */
    public enum Status {
        WAITING,
        AGREED,
        DECLINED,
        /** Nobody answered in time. */
        EXPIRED
    }
}
