package dvorik.adminapi.stats;

import de.siegmar.fastcsv.writer.CsvWriter;
import dvorik.core.stats.StatsLine;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Writes figures line by line, RFC 4180, amounts in minor units. */
final class StatsCsv {
    private StatsCsv() {}

    static void write(OutputStream out, List<StatsLine> lines, String currency) throws IOException {
        try (var csv = CsvWriter.builder().build(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
            csv.writeRecord(
                    "from",
                    "to",
                    "joined",
                    "discounts_issued",
                    "discounts_redeemed",
                    "purchases",
                    "gross_amount",
                    "discount_amount",
                    "net_amount",
                    "currency",
                    "bookings",
                    "visits_completed",
                    "bookings_cancelled",
                    "no_shows",
                    "visit_revenue");
            for (var line : lines) {
                csv.writeRecord(Stream.of(
                                line.part().from(),
                                line.part().to(),
                                line.joined(),
                                line.issued(),
                                line.redeemed(),
                                line.purchases(),
                                line.gross(),
                                line.taken(),
                                line.net(),
                                currency,
                                line.visits().bookings(),
                                line.visits().completed(),
                                line.visits().cancelled(),
                                line.visits().noShows(),
                                line.visits().revenue())
                        .map(Object::toString)
                        .toList());
            }
        }
    }
}
