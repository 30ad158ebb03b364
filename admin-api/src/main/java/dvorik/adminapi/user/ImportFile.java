package dvorik.adminapi.user;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dvorik.adminapi.frame.ApiError;
import dvorik.adminapi.frame.ApiError.BadField;
import dvorik.core.customer.CustomerImport;
import dvorik.core.customer.CustomerImport.Entry;
import dvorik.core.customer.CustomerImport.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads a file with customers line by line. */
final class ImportFile implements CustomerImport.Source, AutoCloseable {
    private static final int LONGEST_RECORD = 64 * 1024;
    private static final int HEAD = 4096;

    private final ImportLines reader;
    private final CsvReader<CsvRecord> records;
    private final Iterator<CsvRecord> walk;
    private final Map<String, Integer> columns;
    private long line;
    private boolean complete = true;

    /** @throws ApiError when it has not the columns it must have */
    ImportFile(InputStream file, LocalDate today) {
        this.reader = new ImportLines(today);
        var text = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8), HEAD * 2);
        try {
            this.records = CsvReader.builder()
                    .fieldSeparator(separator(text))
                    .skipEmptyLines(true)
                    .maxBufferSize(LONGEST_RECORD)
                    .ofCsvRecord(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.walk = records.iterator();
        this.columns = header();
    }

    @Override
    public Optional<Entry> next() {
        try {
            if (!complete || !walk.hasNext()) {
                return Optional.empty();
            }
            var entry = walk.next();
            line = entry.getStartingLineNumber();
            return Optional.of(read(entry));
        } catch (CsvParseException e) {
            // a quote that never ends, a field without end: what follows cannot be told apart
            complete = false;
            return Optional.of(refused(line + 1, List.of(new Problem("line", "format"))));
        }
    }

    @Override
    public boolean isComplete() {
        return complete;
    }

    @Override
    public void close() {
        try {
            records.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    private Map<String, Integer> header() {
        try {
            if (walk.hasNext()) {
                var first = walk.next();
                line = first.getStartingLineNumber();
                return columns(first);
            }
        } catch (CsvParseException e) {
            // no names of columns can be told apart
        }
        throw ApiError.invalid("phone", "required");
    }

    private Entry read(CsvRecord entry) {
        if (entry.getFieldCount() > columns.size()) {
            return refused(line, List.of(new Problem("line", "too_long")));
        }
        var read = reader.read(line, name -> {
            var at = columns.get(name);
            return at == null || at >= entry.getFieldCount() ? "" : entry.getField(at);
        });
        return read.line().<Entry>map(Entry.Wanted::new).orElseGet(() -> refused(line, read.problems()));
    }

    private static Entry refused(long number, List<Problem> problems) {
        return new Entry.Refused(number, problems);
    }
}
