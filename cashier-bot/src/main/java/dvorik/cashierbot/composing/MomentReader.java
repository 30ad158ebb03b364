package dvorik.cashierbot.composing;

import dvorik.core.text.Language;
import dvorik.core.text.Texts;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Reads a moment as people type it: {@code 25.12 10:00}, {@code 25.12.2026, 10:00}, {@code 2026-12-25 10:00}, {@code завтра
 * 10:00}, {@code 18:30} (today). Without a year it is the next such day.
 */
final class MomentReader {
    private static final String TIME = "[\\s,]+(?:\\p{L}{1,2}\\s+)?(\\d{1,2})[:.](\\d{2})";
    private static final Pattern DAY_MONTH = Pattern.compile("(\\d{1,2})[./](\\d{1,2})(?:[./](\\d{4}|\\d{2}))?" + TIME);
    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})[t\\s,]+(\\d{1,2})[:.](\\d{2})");
    private static final Pattern WORD = Pattern.compile("(\\p{L}+)" + TIME);
    private static final Pattern TODAY = Pattern.compile("(\\d{1,2})[:.](\\d{2})");
    private static final int CENTURY = 2000;

    private final Texts texts;
    private final Clock clock;

    /** @param clock business time in the zone of the business */
    MomentReader(Texts texts, Clock clock) {
        this.texts = texts;
        this.clock = clock;
    }

    /** @return empty for what cannot be read and for days that there are not; may lie in the past */
    Optional<ZonedDateTime> read(String typed) {
        var text = typed.strip().toLowerCase(Locale.ROOT);
        try {
            var time = TODAY.matcher(text);
            if (time.matches()) {
                return Optional.of(at(today(), time, 1));
            }
            var iso = ISO.matcher(text);
            if (iso.matches()) {
                return Optional.of(at(LocalDate.of(number(iso, 1), number(iso, 2), number(iso, 3)), iso, 4));
            }
            var date = DAY_MONTH.matcher(text);
            if (date.matches()) {
                return Optional.of(at(date(date), date, 4));
            }
            var word = WORD.matcher(text);
            return word.matches() ? day(word.group(1)).map(day -> at(day, word, 2)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private LocalDate date(MatchResult date) {
        if (date.group(3) != null) {
            int year = number(date, 3);
            return LocalDate.of(year < 100 ? CENTURY + year : year, number(date, 2), number(date, 1));
        }
        var day = LocalDate.of(today().getYear(), number(date, 2), number(date, 1));
        return day.isBefore(today()) ? day.plusYears(1) : day;
    }

    /** In any of the languages: people mix them. */
    private Optional<LocalDate> day(String word) {
        if (isWord(word, "compose.word-today")) {
            return Optional.of(today());
        }
        return isWord(word, "compose.word-tomorrow") ? Optional.of(today().plusDays(1)) : Optional.empty();
    }

    private boolean isWord(String word, String key) {
        return Arrays.stream(Language.values())
                .anyMatch(language -> texts.plain(language, key).equals(word));
    }

    private ZonedDateTime at(LocalDate day, MatchResult read, int group) {
        return ZonedDateTime.of(day, LocalTime.of(number(read, group), number(read, group + 1)), clock.getZone());
    }

    private LocalDate today() {
        return clock.instant().atZone(clock.getZone()).toLocalDate();
    }

    private static int number(MatchResult read, int group) {
        return Integer.parseInt(read.group(group));
    }
}
