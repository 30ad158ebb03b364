package dvorik.core.customer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dvorik.core.customer.EmailAddress.Read;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @CsvSource({
        "' Anna@Example.COM ',anna@example.com",
        "a.b+c@mail.example.co.uk,a.b+c@mail.example.co.uk",
        "anna@почта.рф,anna@xn--80a1acny.xn--p1ai",
    })
    void an_address_is_kept_in_one_way(String typed, String kept) {
        assertEquals(new Read.Address(new EmailAddress(kept)), EmailAddress.read(typed));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "anna@example.com\r\nBcc: all@example.com",
                "anna@[127.0.0.1]",
                "anna@127.0.0.1",
                "a..b@example.com",
                "<anna@example.com>",
                "anna@example.com, bob@example.com",
                "anna@example.c",
                "anna@exa_mple.com",
            })
    void what_no_server_takes_is_no_address(String typed) {
        assertFalse(EmailAddress.read(typed) instanceof Read.Address, typed);
    }

    @Test
    void an_address_has_an_end() {
        assertInstanceOf(Read.TooLong.class, EmailAddress.read("a".repeat(65) + "@example.com"));
        assertInstanceOf(
                Read.TooLong.class,
                EmailAddress.read("a@" + "b".repeat(60) + ".".repeat(1) + "c".repeat(190) + ".com"));
    }

    @Test
    void its_owner_sees_it_whole_and_staff_its_beginning() {
        var address = ((Read.Address) EmailAddress.read("anna@почта.рф")).address();
        assertEquals("anna@почта.рф", address.shown());
        assertEquals("a•••@xn--80a1acny.xn--p1ai", address.masked());
        assertFalse(address.toString().contains("anna"));
    }
}
