package dvorik.adminapi.user;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dvorik.adminapi.frame.ApiError;
import dvorik.adminapi.frame.ApiError.BadField;
import dvorik.adminapi.user.ImportReport.Problem;
import dvorik.adminapi.user.ImportReport.Result;
import dvorik.core.customer.CustomerImport;
import dvorik.core.id.StaffId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One import: reads while the file comes, takes over batch by batch. May be repeated: nobody stands there twice. */
final class ImportFile {
    /** The report of more lines would be too much for one answer. */
    static final int MOST_LINES = 10_000;

    private static final int BATCH = 200;
    private static final int LONGEST_RECORD = 64 * 1024;
    private static final int HEAD = 4096;

    private final CustomerImport imports;
    private final StaffId actor;
    private final boolean dry;
    private final ImportLines reader;
    private final List<CustomerImport.Line> batch = new ArrayList<>();
    private final List<ImportReport.Line> told = new ArrayList<>();
    private final Map<Long, Integer> waiting = new HashMap<>();
    private final Set<String> phones = new HashSet<>();
    private Map<String, Integer> columns;

    ImportFile(CustomerImport imports, StaffId actor, Clock clock, boolean dry) {
        this.imports = imports;
        this.actor = actor;
        this.dry = dry;
        this.reader = new ImportLines(LocalDate.now(clock));
    }

    /** @throws ApiError when it has not the columns it must have; nothing is taken over then */
    ImportReport take(InputStream file) {
        boolean complete = true;
        try (var text = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8), HEAD * 2);
                var records = CsvReader.builder()
                        .fieldSeparator(separator(text))
                        .skipEmptyLines(true)
                        .maxBufferSize(LONGEST_RECORD)
                        .ofCsvRecord(text)) {
            long line = 0;
            try {
                for (var entry : records) {
                    line = entry.getStartingLineNumber();
                    if (columns == null) {
                        columns = columns(entry);
                    } else if (told.size() == MOST_LINES) {
                        complete = false;
                        break;
                    } else {
                        read(entry);
                    }
                }
            } catch (CsvParseException e) {
                // a quote that never ends, a field without end: what follows cannot be told apart
                refuse(line + 1, List.of(new Problem("line", "format")));
                complete = false;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (columns == null) {
            throw ApiError.invalid("phone", "required");
        }
        flush();
        return new ImportReport(
                dry,
                count(Result.CREATED),
                count(Result.COMPLETED),
                count(Result.KNOWN),
                count(Result.REFUSED),
                complete,
                told);
    }

    /** Spreadsheets of some countries write semicolons. */
    private static char separator(BufferedReader text) throws IOException {
        text.mark(HEAD);
        var head = new char[HEAD - 1];
        int length = text.read(head);
        text.reset();
        var first = length <= 0 ? "" : new String(head, 0, length).split("\\R", 2)[0];
        return first.contains(";") && !first.contains(",") ? ';' : ',';
    }

    private static Map<String, Integer> columns(CsvRecord header) {
        var columns = new HashMap<String, Integer>();
        var bad = new ArrayList<BadField>();
        for (int i = 0; i < header.getFieldCount(); i++) {
            var name = header.getField(i).replace("\uFEFF", "").strip().toLowerCase(Locale.ROOT);
            if (!FileColumns.ALL.contains(name)) {
                bad.add(new BadField(name.substring(0, Math.min(name.length(), 40)), "unknown", null));
            } else if (columns.put(name, i) != null) {
                bad.add(new BadField(name, "twice", null));
            }
        }
        if (!columns.containsKey("phone")) {
            bad.add(new BadField("phone", "required", null));
        }
        if (!bad.isEmpty()) {
            throw ApiError.invalid(bad);
        }
        return columns;
    }

    private void read(CsvRecord entry) {
        long number = entry.getStartingLineNumber();
        if (entry.getFieldCount() > columns.size()) {
            refuse(number, List.of(new Problem("line", "too_long")));
            return;
        }
        var read = reader.read(number, name -> {
            var at = columns.get(name);
            return at == null || at >= entry.getFieldCount() ? "" : entry.getField(at);
        });
        if (read.line().isEmpty()) {
            refuse(number, read.problems());
            return;
        }
        var line = read.line().get();
        if (!phones.add(line.phone().e164())) {
            refuse(number, List.of(new Problem("phone", "twice")));
            return;
        }
        waiting.put(number, told.size());
        told.add(null);
        batch.add(line);
        if (batch.size() == BATCH) {
            flush();
        }
    }

    private void refuse(long number, List<Problem> problems) {
        told.add(new ImportReport.Line(number, Result.REFUSED, Optional.empty(), problems));
    }

    private void flush() {
        if (batch.isEmpty()) {
            return;
        }
        for (var one : imports.take(actor, List.copyOf(batch), dry)) {
            long number = one.line().number();
            told.set(
                    waiting.remove(number),
                    new ImportReport.Line(
                            number,
                            Result.valueOf(one.result().name()),
                            one.customer().map(id -> id.value()),
                            List.of()));
        }
        batch.clear();
    }

    private int count(Result result) {
        return Math.toIntExact(
                told.stream().filter(line -> line.result() == result).count());
    }
}
