package dvorik.adminapi.user;

import dvorik.core.customer.CustomerDetails;
import dvorik.core.customer.CustomerImport;
import dvorik.core.customer.CustomerImport.Problem;
import dvorik.core.customer.Phone;
import dvorik.core.customer.PhoneBook;
import dvorik.core.text.Language;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Reads one line of an import. */
final class ImportLines {
    private static final LocalDate EARLIEST_BIRTHDAY = LocalDate.of(1900, 1, 1);
    private static final int LONGEST_SOURCE = 64;
    private static final char UNREADABLE = '\uFFFD';
    private final LocalDate today;

    ImportLines(LocalDate today) {
        this.today = today;
    }

    /** @param line empty when there are problems */
    record Read(Optional<CustomerImport.Line> line, List<Problem> problems) {}

    /** @param column its text, blank where it is missing */
    Read read(long number, Function<String, String> column) {
        var problems = new ArrayList<Problem>();
        var phone = phone(column.apply("phone"), problems);
        var name = text("name", column.apply("name"), CustomerDetails.LONGEST_NAME, problems);
        var birthday = birthday(column.apply("birthday"), problems);
        var language = language(column.apply("language"), problems);
        var tags = tags(column.apply("tags"), problems);
        var source = text("source", column.apply("source"), LONGEST_SOURCE, problems);
        var zone = zone(column.apply("time_zone"), problems);
        return problems.isEmpty()
                ? new Read(
                        phone.map(there ->
                                new CustomerImport.Line(number, there, name, birthday, language, tags, source, zone)),
                        problems)
                : new Read(Optional.empty(), problems);
    }

    private static Optional<Phone> phone(String typed, List<Problem> problems) {
        var text = plain(typed);
        if (text.isEmpty()) {
            problems.add(new Problem("phone", "required"));
            return Optional.empty();
        }
        var phone = PhoneBook.looksLikeOne(text) ? PhoneBook.read(text) : Optional.<Phone>empty();
        if (phone.isEmpty()) {
            problems.add(new Problem("phone", "format"));
        }
        return phone;
    }

    private static Optional<String> text(String column, String typed, int longest, List<Problem> problems) {
        var text = plain(typed);
        if (text.codePointCount(0, text.length()) > longest) {
            problems.add(new Problem(column, "too_long"));
        }
        if (text.chars().anyMatch(ImportLines::isNoText)) {
            problems.add(new Problem(column, "format"));
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private Optional<LocalDate> birthday(String typed, List<Problem> problems) {
        var text = plain(typed);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            var day = LocalDate.parse(text);
            if (!day.isBefore(EARLIEST_BIRTHDAY) && !day.isAfter(today)) {
                return Optional.of(day);
            }
        } catch (DateTimeException e) {
            // as any other day that nobody was born on
        }
        problems.add(new Problem("birthday", "format"));
        return Optional.empty();
    }

    private static Language language(String typed, List<Problem> problems) {
        var text = plain(typed).toLowerCase(Locale.ROOT);
        if (text.isEmpty()) {
            return Language.RU;
        }
        return Language.of(text).orElseGet(() -> {
            problems.add(new Problem("language", "not_one_of"));
            return Language.RU;
        });
    }

    private static Optional<ZoneId> zone(String typed, List<Problem> problems) {
        var text = plain(typed);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (!Zones.knows(text)) {
            problems.add(new Problem("time_zone", "not_one_of"));
            return Optional.empty();
        }
        return Optional.of(ZoneId.of(text));
    }

    private static List<String> tags(String typed, List<Problem> problems) {
        var tags = Arrays.stream(plain(typed).split("[,;]"))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .distinct()
                .toList();
        if (tags.size() > UserViews.MOST_TAGS
                || tags.stream().anyMatch(tag -> tag.codePointCount(0, tag.length()) > UserViews.LONGEST_TAG)) {
            problems.add(new Problem("tags", "too_long"));
        } else if (tags.stream().anyMatch(tag -> tag.chars().anyMatch(ImportLines::isNoText))) {
            problems.add(new Problem("tags", "format"));
        }
        return tags;
    }

    /** What is no UTF-8, such as a file in the code page of a spreadsheet's country, was read as {@code UNREADABLE}. */
    private static boolean isNoText(int character) {
        return Character.isISOControl(character) || character == UNREADABLE;
    }

    /** Takes off what an export puts before text that a spreadsheet would calculate. */
    private static String plain(String typed) {
        var text = typed.strip();
        return text.length() > 1 && text.charAt(0) == '\'' && ExportFiles.isFormula(text.substring(1))
                ? text.substring(1).strip()
                : text;
    }
}
