package dvorik.adminapi.discount;

/** Bounds of amounts in minor units, as at the till. */
public final class Amounts {
    public static final long LEAST = 1;
    /** More is a slip of the finger. */
    public static final long MOST = 100_000_000_000L;

    private Amounts() {}
}
