package dvorik.core.template;

import dvorik.core.id.BusinessId;
import dvorik.core.text.Language;
import dvorik.core.text.OwnWords;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The words of its own that the business has for messages of the system, remembered for some seconds. While the database
 * is away those known last count, and nobody waits for it twice.
 */
public final class ChangedWords implements OwnWords {
    private static final Logger log = LoggerFactory.getLogger(ChangedWords.class);
    private static final long KEPT = Duration.ofSeconds(5).toNanos();

    private final DSLContext db;
    private final BusinessId business;
    private final MessageTemplates messages;
    private final SystemMessages system;
    private final TemplateRepository rows = new TemplateRepository();
    private final ReentrantLock reading = new ReentrantLock();
    private final AtomicLong changes = new AtomicLong();
    private volatile Known known;

    /** @param changes made here before it was read */
    private record Known(Map<Language, Map<String, Words>> words, long at, long changes) {}

    public ChangedWords(DSLContext db, BusinessId business, MessageTemplates messages, SystemMessages system) {
        this.db = db;
        this.business = business;
        this.messages = messages;
        this.system = system;
    }

    @Override
    public Optional<Words> find(Language language, String key) {
        var words = current().words().get(language);
        return words == null ? Optional.empty() : Optional.ofNullable(words.get(key));
    }

    /** They were changed here: whoever asks next reads them again. */
    void forget() {
        changes.incrementAndGet();
    }

    private Known current() {
        var last = known;
        if (last != null && (isFresh(last) || !reading.tryLock())) {
            return last;
        }
        if (last == null) {
            reading.lock();
        }
        try {
            var meanwhile = known;
            if (meanwhile != null && isFresh(meanwhile)) {
                return meanwhile;
            }
            // of the time before the reading: what changes meanwhile is noticed in time as well
            long at = System.nanoTime();
            long seen = changes.get();
            var read = new Known(read(meanwhile), at, seen);
            known = read;
            return read;
        } finally {
            reading.unlock();
        }
    }

    private boolean isFresh(Known one) {
        return one.changes() == changes.get() && System.nanoTime() - one.at() <= KEPT;
    }

    private Map<Language, Map<String, Words>> read(Known last) {
        try {
            var all = new EnumMap<Language, Map<String, Words>>(Language.class);
            for (var row : rows.findChanged(db, business)) {
                system.find(row.key()).ifPresent(message -> row.content()
                        .orElseThrow()
                        .texts()
                        .forEach((language, source) -> all.computeIfAbsent(language, key -> new HashMap<>())
                                .put(row.key(), words(message, language, source))));
            }
            return all;
        } catch (DataAccessException e) {
            log.warn("the words of the business cannot be read now: {}", e.toString());
            return last == null ? Map.of() : last.words();
        }
    }

    private Words words(BuiltIn message, Language language, String source) {
        return values -> messages.html(source, language, values, message.longest());
    }
}
