package dvorik.adminapi.segment;

import com.fasterxml.jackson.databind.JsonNode;
import dvorik.adminapi.frame.Doc;
import dvorik.adminapi.frame.Page;
import dvorik.core.segment.RuleWords;
import dvorik.core.segment.SampleCustomer;
import dvorik.core.segment.Segment;
import dvorik.core.segment.Segments;
import dvorik.core.text.Language;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Segments on the wire. */
final class SegmentViews {
    static final int LONGEST_NAME = 120;
    static final int MOST_SHOWN = 50;
    static final int USUALLY_SHOWN = 10;

    /** One line of text with something to read. */
    private static final String NAME =
            "^[^\\u0000-\\u001f\\u007f-\\u009f]*[^\\s\\u0000-\\u001f\\u007f-\\u009f][^\\u0000-\\u001f\\u007f-\\u009f]*$";

    private static final String EXAMPLE =
            "{\"all\": [{\"field\": \"language\", \"op\": \"is\", \"value\": \"ru\"}, {\"field\": \"redemptions\", \"op\": \"at_least\", \"value\": 3}]}";

    private SegmentViews() {}

    record Query(@Min(1) @Max(100_000) Optional<Integer> page, @Min(1) @Max(Page.MOST) Optional<Integer> perPage) {}

    record SampleQuery(@Doc("10 unless said otherwise") @Min(1) @Max(MOST_SHOWN) Optional<Integer> size) {}

    record NewSegment(
            @Doc("For staff") @Size(min = 1, max = LONGEST_NAME) @Pattern(regexp = NAME) String name,
            @Doc("Static: the list of those who fit now; live unless said otherwise") Optional<Segment.Kind> kind,
            @Doc(value = RULE, example = EXAMPLE) JsonNode rule) {}

    record SegmentChange(
            @Size(min = 1, max = LONGEST_NAME) @Pattern(regexp = NAME) Optional<String> name,
            @Doc(value = "The list of a static segment is made anew. " + RULE, example = EXAMPLE)
                    Optional<JsonNode> rule) {}

    record RulePreview(
            @Doc(value = RULE, example = EXAMPLE) JsonNode rule,
            @Doc("Customers to show; 10 unless said otherwise") @Min(1) @Max(MOST_SHOWN) Optional<Integer> size) {}

    /** The grammar in short; docs/api.md has it in full. */
    static final String RULE =
            "A tree of {all: […]}, {any: […]}, {not: {…}} and conditions {field, op, value}; at most 8 deep, 100 conditions,"
                    + " 64 KiB. Fields: language, source, tag, joined, age, birthday, reachable, consent, offer,"
                    + " redemptions, spent, last_redemption, salon, friends, broadcast; docs/api.md, Segments, has their"
                    + " operators";

    @Doc("In words of people")
    record Words(String ru, String uz, String en) {
        static Words of(Segments.Named rule, RuleWords words) {
            return new Words(words.of(rule, Language.RU), words.of(rule, Language.UZ), words.of(rule, Language.EN));
        }
    }

    record SegmentView(
            long id,
            String name,
            Segment.Kind kind,
            @Doc(RULE) JsonNode rule,
            Words words,
            @Doc("When the list was made; null: live") Optional<Instant> frozenAt,
            long createdBy,
            Instant createdAt,
            int version) {
        static SegmentView of(Segment segment, Segments.Named rule, RuleWords words) {
            return new SegmentView(
                    segment.id().value(),
                    segment.name(),
                    segment.kind(),
                    segment.tree(),
                    Words.of(rule, words),
                    segment.frozenAt(),
                    segment.createdBy().value(),
                    segment.createdAt(),
                    segment.version());
        }
    }

    @Doc("Living customers who have joined, now")
    record SegmentCount(long customers) {}

    @Doc("Some of them, by chance")
    record SegmentSample(List<SampleView> customers) {}

    record SampleView(
            long id,
            @Doc("Null too for callers without customers:read") Optional<String> name,
            Language language,
            Instant joinedAt) {
        static SampleView of(SampleCustomer customer, boolean withName) {
            return new SampleView(
                    customer.id().value(),
                    customer.name().filter(name -> withName),
                    customer.language(),
                    customer.joinedAt());
        }
    }

    record PreviewView(long customers, List<SampleView> sample, Words words) {}
}
