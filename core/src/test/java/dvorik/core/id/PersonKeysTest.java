package dvorik.core.id;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PersonKeysTest {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private final PersonKeys keys = new PersonKeys(SECRET);

    @Test
    void a_person_has_the_same_key_every_time_and_nobody_else_has_it() {
        assertEquals(keys.of(42), new PersonKeys(SECRET).of(42));
        assertNotEquals(keys.of(42), keys.of(43));
        assertTrue(keys.of(42).matches("[0-9a-f]{64}"));
    }

    @Test
    void without_the_secret_the_key_tells_nothing() {
        var other = new PersonKeys(SECRET.replace('0', '1'));
        assertNotEquals(keys.of(42), other.of(42));
        assertNotEquals(keys.fingerprint(), other.fingerprint());
        assertFalse(keys.fingerprint().contains(SECRET.substring(0, 8)));
        assertEquals(16, keys.fingerprint().length());
    }
}
