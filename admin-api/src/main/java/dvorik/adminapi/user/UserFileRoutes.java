package dvorik.adminapi.user;

import dvorik.adminapi.frame.Answer;
import dvorik.adminapi.frame.Call;
import dvorik.adminapi.frame.Doc;
import dvorik.adminapi.frame.Operation;
import dvorik.core.access.Permission;
import dvorik.core.customer.CustomerExport;
import dvorik.core.id.BusinessId;
import dvorik.core.text.Language;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Customers as files to take along. */
public final class UserFileRoutes {
    static final String CSV = "text/csv";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final CustomerExport exports;
    private final Scopes scopes;

    /** @param first the business whose people see all customers */
    public UserFileRoutes(CustomerExport exports, BusinessId first) {
        this.exports = exports;
        this.scopes = new Scopes(first);
    }

    enum Format {
        CSV,
        XLSX
    }

    /** The filters of the list, and the kind of file. */
    record ExportQuery(
            @Doc("Beginnings of words of the name") @Size(min = 1, max = 100) Optional<String> search,
            @Size(min = 1, max = 40) Optional<String> tag,
            @Size(min = 1, max = 64) Optional<String> source,
            Optional<Language> language,
            @Doc("The client bot can write to the person") Optional<Boolean> reachable,
            Optional<Instant> joinedFrom,
            @Doc("Exclusive") Optional<Instant> joinedUntil,
            @Doc("MM-DD; may be later than birthday_until: over New Year") @Pattern(regexp = UserFilter.DAY)
                    Optional<String> birthdayFrom,
            @Doc("MM-DD, inclusive") @Pattern(regexp = UserFilter.DAY) Optional<String> birthdayUntil,
            @Doc("One that can be used now") Optional<Boolean> hasDiscount,
            Optional<Boolean> blocked,
            @Doc("The deleted instead of the living") Optional<Boolean> deleted,
            @Doc("csv unless said otherwise") Optional<Format> format) {

        UserFilter filter() {
            return new UserFilter(
                    search,
                    tag,
                    source,
                    language,
                    reachable,
                    joinedFrom,
                    joinedUntil,
                    birthdayFrom,
                    birthdayUntil,
                    hasDiscount,
                    blocked,
                    deleted);
        }
    }

    public List<Operation> operations() {
        return List.of(Operation.get(UserRoutes.BASE + "/export", UserRoutes.TAG, "All customers of a list as a file")
                .needs(Permission.CUSTOMERS_EXPORT)
                .query(ExportQuery.class)
                .answersFile(CSV + "," + XLSX)
                .by(this::export));
    }

    private Answer export(Call call) {
        var query = call.query(ExportQuery.class);
        var format = query.format().orElse(Format.CSV);
        var scope = scopes.of(call.principal(), Permission.CUSTOMERS_EXPORT);
        var walk = exports.begin(
                call.principal().staff(),
                scope,
                query.filter().read(""),
                format.name().toLowerCase(Locale.ROOT));
        return switch (format) {
            case CSV -> Answer.file(CSV + "; charset=utf-8", "customers.csv", out -> ExportFiles.csv(walk, out));
            case XLSX -> Answer.file(XLSX, "customers.xlsx", out -> ExportFiles.xlsx(walk, out));
        };
    }
}
