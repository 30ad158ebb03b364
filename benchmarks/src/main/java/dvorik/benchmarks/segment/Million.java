package dvorik.benchmarks.segment;

import dvorik.benchmarks.Report;
import java.util.List;
import org.jooq.DSLContext;

/** A million customers and what happened to them, as plain rows; the figures are kept by the tables themselves. */
final class Million {
    static final int CUSTOMERS = 1_000_000;
    private static final int PART = 50_000;
    private static final int THOUSAND = 1_000;
    private static final String NUMBERS =
            " from (select 1 + %1$d + a.i * 1000 + b.i as i from n a join n b where a.i < %3$d) x";

    private static final List<String> GROUND = List.of(
            // or filling the indexes would take a quarter of an hour
            "set global innodb_buffer_pool_size = 1073741824",
            "insert into business (id, name, currency) values (1, 'b', 'RUB')",
            "insert into salon (id, business_id, name) values (1, 1, 'a'), (2, 1, 'b')",
            "insert into staff (id, business_id, name, language) values (1, 1, 's', 'ru')",
            "insert into offer (id, business_id, kind, title_ru, title_uz, title_en, value_type, value, valid_days)"
                    + " values (1, 1, 'manual', 'x', 'x', 'x', 'percent', 1000, 30)",
            "insert into broadcast (id, business_id, name, created_by, created_at) values (1, 1, 'b', 1, utc_timestamp())",
            "create table n (i int not null primary key)",
            "insert into n with recursive r as (select 0 as i union all select i + 1 from r where i < 999) select i from r");

    /** Each for the numbers above %1$d up to %2$d, which are {@code x.i}. */
    private static final List<String> ROWS = List.of(
            """
            insert into customer (id, person_key, first_name, language, birthday, source, terms_version, privacy_version,
                joined_at, unreachable_since, deleted_at, marketing_on, friends)
            select x.i, sha2(x.i, 256), concat('Имя', x.i %% 1000),
                case when x.i %% 10 < 6 then 'ru' when x.i %% 10 < 9 then 'uz' else 'en' end,
                case when crc32(x.i) %% 10 < 6 then date '1950-01-01' + interval crc32(x.i) %% 22000 day end,
                case when crc32(x.i + 1) %% 5 > 0 then concat('src', crc32(x.i + 1) %% 5) end, '1', '1',
                case when x.i %% 33 > 0 then utc_timestamp() - interval (1000000 - x.i) minute end,
                case when crc32(x.i + 2) %% 12 = 0 then utc_timestamp() end,
                case when crc32(x.i + 3) %% 50 = 0 then utc_timestamp() end,
                crc32(x.i + 4) %% 3 > 0, case when crc32(x.i + 5) %% 20 = 0 then crc32(x.i + 6) %% 5 else 0 end
            """,
            "insert into customer_identity (customer_id, kind, value) select x.i, 'telegram', x.i",
            "insert into customer_tag (tag, customer_id) select 'vip', x.i",
            """
            insert into discount (offer_id, customer_id, code, grant_key, status, value_type, value, currency, valid_from,
                valid_until, uses_allowed, uses_made, created_at)
            select 1, x.i, x.i, x.i, if(x.i %% 2 = 0, 'used', 'active'), 'percent', 1000, 'RUB', '2026-01-01', '2100-01-01',
                1, x.i %% 2 = 0, '2026-01-01'
            """,
            """
            insert into redemption (discount_id, use_no, customer_id, staff_id, salon_id, purchase_amount, discount_amount,
                currency, request_key, redeemed_at)
            select x.id, 1, x.i, 1, 1 + x.i %% 2, 1000 * (x.i %% 900), 0, 'RUB', x.i,
                utc_timestamp() - interval x.i %% 500000 minute
            from (select id, customer_id as i from discount where customer_id > %1$d and customer_id <= %2$d) x
            """,
            """
            insert into broadcast_recipient (broadcast_id, customer_id, status, due_at, tapped_at)
            select 1, x.i, 'sent', utc_timestamp(), if(x.i %% 4 = 0, utc_timestamp(), null)
            """);

    /** Which of a thousand have such rows: all, all, a twentieth, three tenths, half of those, three tenths. */
    private static final List<String> WHO =
            List.of("true", "true", "x.i %% 20 = 0", "x.i %% 10 < 3", "x.i %% 2 = 0", "x.i %% 10 > 6");

    private Million() {}

    static void fill(DSLContext db) {
        GROUND.forEach(db::execute);
        for (int kind = 0; kind < ROWS.size(); kind++) {
            Report.note("rows of kind " + (kind + 1) + " of " + ROWS.size());
            for (int from = 0; from < CUSTOMERS; from += PART) {
                var rows = ROWS.get(kind) + (ROWS.get(kind).contains(" x\n") ? "" : NUMBERS);
                db.execute((rows + " where " + WHO.get(kind)).formatted(from, from + PART, PART / THOUSAND));
            }
        }
        db.execute("analyze table customer, customer_identity, customer_tag, discount, redemption, customer_figures,"
                + " broadcast_recipient");
    }
}
