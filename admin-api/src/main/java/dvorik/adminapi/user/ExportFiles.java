package dvorik.adminapi.user;

import de.siegmar.fastcsv.writer.CsvWriter;
import dvorik.core.customer.CustomerEntry;
import dvorik.core.customer.CustomerExport;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Customers as files, written while they are read. */
final class ExportFiles {
    /** Rows of a sheet, as Excel has it. */
    private static final int MOST_ROWS = 1_048_576;

    private static final int KEPT_ROWS = 500;

    private ExportFiles() {}

    /** With a mark by which spreadsheets know that it is UTF-8. */
    static void csv(CustomerExport.Walk customers, OutputStream out) throws IOException {
        var text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        text.write('\uFEFF');
        var csv = CsvWriter.builder().build(text);
        csv.writeRecord(FileColumns.ALL);
        customers.each(entry -> csv.writeRecord(harmless(entry)));
        csv.flush();
        text.flush();
    }

    static void xlsx(CustomerExport.Walk customers, OutputStream out) throws IOException {
        try (var book = new Workbook(out, "Dvorik", "1.0")) {
            var sheets = new Sheets(book);
            customers.each(entry -> sheets.add(fields(entry)));
            sheets.end();
        }
    }

    /** Begins another sheet where one is full. */
    private static final class Sheets {
        private final Workbook book;
        private Worksheet sheet;
        private int rows;
        private int sheets;

        Sheets(Workbook book) {
            this.book = book;
            next();
        }

        private void next() {
            sheets++;
            sheet = book.newWorksheet(sheets == 1 ? "customers" : "customers " + sheets);
            rows = 0;
            add(FileColumns.ALL);
        }

        void add(List<String> fields) {
            if (rows == MOST_ROWS) {
                end();
                next();
            }
            for (int i = 0; i < fields.size(); i++) {
                // text of its own in the cell: a table of all texts would grow with the file. Text is never calculated
                sheet.inlineString(rows, i, fields.get(i));
            }
            rows++;
            if (rows % KEPT_ROWS == 0) {
                flush();
            }
        }

        private void flush() {
            try {
                sheet.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void end() {
            try {
                sheet.finish();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** @return true for what a spreadsheet would calculate when it opens a CSV file */
    static boolean isFormula(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    }

    /** Numbers of phones stay as they are: a plus and digits calculate nothing but themselves. */
    private static List<String> harmless(CustomerEntry entry) {
        var fields = fields(entry);
        return Stream.concat(
                        fields.stream().limit(1),
                        fields.stream().skip(1).map(field -> isFormula(field) ? "'" + field : field))
                .toList();
    }

    private static List<String> fields(CustomerEntry entry) {
        return List.of(
                entry.phone().map(phone -> phone.e164()).orElse(""),
                entry.name().map(ExportFiles::printable).orElse(""),
                entry.birthday().map(day -> day.toString()).orElse(""),
                entry.language().code(),
                printable(String.join(", ", entry.tags())),
                entry.source().map(ExportFiles::printable).orElse(""),
                entry.zone().map(zone -> zone.getId()).orElse(""),
                Long.toString(entry.id().value()),
                entry.createdAt().toString(),
                entry.joinedAt().map(at -> at.toString()).orElse(""),
                Boolean.toString(entry.reachable()),
                Boolean.toString(entry.marketing()),
                entry.blockedAt().map(at -> at.toString()).orElse(""),
                entry.deletedAt().map(at -> at.toString()).orElse(""));
    }

    /** Control characters are no part of a spreadsheet's XML. */
    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}
