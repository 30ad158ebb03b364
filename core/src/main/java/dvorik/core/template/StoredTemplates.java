package dvorik.core.template;

import dvorik.core.id.BusinessId;
import dvorik.core.template.TemplateRepository.Row;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/** Templates of marketing as others use them: read only, in the transaction of whoever asks. */
public final class StoredTemplates {
    private final TemplateRepository rows = new TemplateRepository();

    /** @return by key, in one statement; those that are not there, or belong to the system, are left out */
    public Map<String, Template> find(DSLContext db, BusinessId business, Collection<String> keys) {
        return keys.isEmpty()
                ? Map.of()
                : rows.findAll(db, business, keys).stream()
                        .filter(row -> !row.builtIn())
                        .collect(Collectors.toMap(Row::key, StoredTemplates::template));
    }

    static Template template(Row row) {
        var content = row.content().orElseThrow();
        return new Template(
                row.key(),
                false,
                row.name(),
                content,
                content.texts().keySet(),
                content.media().isPresent() ? MessageTemplates.LONGEST_CAPTION : MessageTemplates.LONGEST_TEXT,
                row.version(),
                Optional.of(row.changedBy()),
                Optional.of(row.changedAt()));
    }
}
