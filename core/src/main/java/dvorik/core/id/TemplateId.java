package dvorik.core.id;

/** Key of a row of {@code message_template}. */
public record TemplateId(long value) {
    public TemplateId {
        if (value <= 0) {
            throw new IllegalArgumentException("TemplateId must be positive: " + value);
        }
    }
}
