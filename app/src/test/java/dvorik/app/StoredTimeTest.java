package dvorik.app;

import static dvorik.migrations.jooq.Tables.LEGAL_DOCUMENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dvorik.core.consent.LegalDocument;
import dvorik.core.text.Language;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tests run in a zone that is neither that of the business nor UTC, on purpose. */
class StoredTimeTest {
    private final Town town = Town.shared();

    @Test
    void the_zone_of_this_jvm_is_neither_utc_nor_that_of_the_business() {
        assertNotEquals(ZoneOffset.UTC, ZoneId.systemDefault().getRules().getOffset(Instant.now()));
        assertNotEquals(town.settings().business().zone(), ZoneId.systemDefault());
    }

    /** The last two are an hour that daylight saving skips, and one that it doubles, in the zone of this JVM. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-20T12:34:56.123456Z",
                "2024-02-29T23:59:59.999999Z",
                "2026-03-08T02:30:00Z",
                "2026-11-01T01:30:00Z"
            })
    void the_database_holds_utc_to_the_microsecond_whatever_the_zone_of_the_jvm(String time) {
        var instant = Instant.parse(time);
        var version = "t" + instant.getEpochSecond();
        town.db()
                .insertInto(LEGAL_DOCUMENT)
                .set(LEGAL_DOCUMENT.KIND, LegalDocument.Kind.SALON_AGREEMENT.code())
                .set(LEGAL_DOCUMENT.VERSION, version)
                .set(LEGAL_DOCUMENT.LANGUAGE, Language.EN.code())
                .set(LEGAL_DOCUMENT.BODY, "time")
                .set(LEGAL_DOCUMENT.PUBLISHED_AT, instant)
                .execute();

        var raw = town.db()
                .fetchSingle(
                        "select date_format(published_at, '%Y-%m-%dT%H:%i:%s.%f') from legal_document where version = ?",
                        version)
                .get(0, String.class);
        assertEquals(instant, Instant.parse(raw + "Z"), TimeZone.getDefault().getID());
        var read = town.db()
                .select(LEGAL_DOCUMENT.PUBLISHED_AT)
                .from(LEGAL_DOCUMENT)
                .where(LEGAL_DOCUMENT.VERSION.eq(version))
                .fetch(LEGAL_DOCUMENT.PUBLISHED_AT);
        assertEquals(List.of(instant), read);
    }
}
