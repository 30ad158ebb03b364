package dvorik.core.booking;

import static dvorik.migrations.jooq.Tables.BOOKING_CARD;

import dvorik.core.id.BookingId;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** Messages in which a visit is shown, so that they can be changed when it changes. */
public final class BookingCards {
    private static final int MOST = 20;
    private final DSLContext db;
    private final Clock clock;

    public BookingCards(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** In whose chats. */
    public enum Bot {
        CLIENT,
        CASHIER
    }

    public record Card(long chat, int message) {}

    /** Remembers a message; it may have shown another visit before. */
    public void remember(BookingId id, Bot bot, Card card) {
        db.insertInto(BOOKING_CARD)
                .set(BOOKING_CARD.BOOKING_ID, id.value())
                .set(BOOKING_CARD.BOT, code(bot))
                .set(BOOKING_CARD.CHAT_ID, card.chat())
                .set(BOOKING_CARD.MESSAGE_ID, card.message())
                .set(BOOKING_CARD.SHOWN_AT, clock.instant())
                .onDuplicateKeyUpdate()
                .set(BOOKING_CARD.BOOKING_ID, id.value())
                .set(BOOKING_CARD.SHOWN_AT, clock.instant())
                .execute();
    }

    /** @return the newest first, at most 20 */
    public List<Card> of(BookingId id, Bot bot) {
        return list(BOOKING_CARD.BOOKING_ID.eq(id.value()).and(BOOKING_CARD.BOT.eq(code(bot))));
    }

    /** @return those of one chat, the newest first, at most 20 */
    public List<Card> of(BookingId id, Bot bot, long chat) {
        return list(BOOKING_CARD
                .BOOKING_ID
                .eq(id.value())
                .and(BOOKING_CARD.BOT.eq(code(bot)))
                .and(BOOKING_CARD.CHAT_ID.eq(chat)));
    }

    private List<Card> list(Condition which) {
        return db.select(BOOKING_CARD.CHAT_ID, BOOKING_CARD.MESSAGE_ID)
                .from(BOOKING_CARD)
                .where(which)
                .orderBy(BOOKING_CARD.ID.desc())
                .limit(MOST)
                .fetch(row -> new Card(row.value1(), row.value2()));
    }

    private static String code(Bot bot) {
        return bot.name().toLowerCase(Locale.ROOT);
    }
}
