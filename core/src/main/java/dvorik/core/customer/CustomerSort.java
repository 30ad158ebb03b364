package dvorik.core.customer;

/** Orders of a list of customers. */
public enum CustomerSort {
    /** Those known last come first. */
    NEWEST,
    /** Those without a name first. */
    NAME,
    /** Those who joined last come first, those who have not joined last. */
    JOINED
}
