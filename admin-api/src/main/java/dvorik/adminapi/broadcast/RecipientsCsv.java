package dvorik.adminapi.broadcast;

import de.siegmar.fastcsv.writer.CsvWriter;
import dvorik.core.broadcast.Broadcast;
import dvorik.core.broadcast.BroadcastFigures;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Writes all recipients of a broadcast, RFC 4180, a part at a time. */
final class RecipientsCsv {
    private final BroadcastFigures figures;
    private final int atOnce;

    RecipientsCsv(BroadcastFigures figures, int atOnce) {
        this.figures = figures;
        this.atOnce = atOnce;
    }

    void write(Broadcast broadcast, OutputStream out) throws IOException {
        try (var csv = CsvWriter.builder().build(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
            csv.writeRecord(
                    "customer_id", "variant", "status", "reason", "sent_at", "tapped_at", "recalled_at", "discount_id");
            long after = 0;
            while (true) {
                var rows = figures.recipients(broadcast, Optional.empty(), Optional.empty(), after, 0, atOnce);
                for (var row : rows) {
                    csv.writeRecord(
                            Long.toString(row.customer().value()),
                            text(row.variant()),
                            row.status(),
                            text(row.reason()),
                            text(row.sentAt()),
                            text(row.tappedAt()),
                            text(row.recalledAt()),
                            text(row.discount().map(id -> id.value())));
                }
                if (rows.size() < atOnce) {
                    return;
                }
                after = rows.getLast().customer().value();
            }
        }
    }

    private static String text(Optional<?> value) {
        return value.map(Object::toString).orElse("");
    }
}
