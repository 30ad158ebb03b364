package dvorik.core.customer;

import static dvorik.migrations.jooq.Tables.CUSTOMER_IDENTITY;

import dvorik.core.id.CustomerId;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/** Finds the living customer of a phone number that was typed in full. */
public final class PhoneBook {
    private static final int RUSSIAN = 10;
    private static final int UZBEK = 9;

    private final DSLContext db;

    public PhoneBook(DSLContext db) {
        this.db = db;
    }

    /** @return true for what may be a whole number: enough digits and nothing but what stands between them */
    public static boolean looksLikeOne(String typed) {
        return typed.length() <= 40
                && typed.matches("[\\s\\u00a0\\d+()./-]+")
                && typed.replaceAll("\\D", "").length() >= UZBEK;
    }

    /**
     * @param typed with the country code, or as people write it at home: {@code 8 902 123-45-67}, {@code 902 123-45-67},
     *     {@code 90 123-45-67}
     */
    public Optional<CustomerId> find(String typed) {
        return ways(typed).map(this::find).flatMap(Optional::stream).findFirst();
    }

    /** @return what is most likely meant, as {@link #find(String)} reads it; empty for what is no number */
    public static Optional<Phone> read(String typed) {
        return ways(typed).findFirst();
    }

    private static Stream<Phone> ways(String typed) {
        var digits = typed.replaceAll("\\D", "");
        var ways = new LinkedHashSet<String>();
        if (!typed.contains("+")) {
            if (digits.length() == RUSSIAN + 1 && digits.startsWith("8")) {
                ways.add("7" + digits.substring(1));
            } else if (digits.length() == RUSSIAN && digits.startsWith("9")) {
                ways.add("7" + digits);
            } else if (digits.length() == UZBEK) {
                ways.add("998" + digits);
            }
        }
        ways.add(digits);
        return ways.stream().map(Phone::parse).flatMap(Optional::stream);
    }

    private Optional<CustomerId> find(Phone phone) {
        return db.select(CUSTOMER_IDENTITY.CUSTOMER_ID)
                .from(CUSTOMER_IDENTITY)
                .where(CUSTOMER_IDENTITY.KIND.eq("phone"), CUSTOMER_IDENTITY.LIVING_VALUE.eq(phone.e164()))
                .fetchOptional(row -> new CustomerId(row.value1()));
    }
}
