package dvorik.adminapi.broadcast;

import dvorik.adminapi.broadcast.BroadcastViews.CapForm;
import dvorik.adminapi.broadcast.BroadcastViews.Change;
import dvorik.adminapi.broadcast.BroadcastViews.NewBroadcast;
import dvorik.adminapi.broadcast.BroadcastViews.VariantForm;
import dvorik.adminapi.broadcast.BroadcastViews.WindowForm;
import dvorik.adminapi.frame.ApiError;
import dvorik.adminapi.frame.ApiError.BadField;
import dvorik.adminapi.template.MessageFaults;
import dvorik.core.broadcast.BroadcastPlan;
import dvorik.core.broadcast.BroadcastPlan.Cap;
import dvorik.core.broadcast.BroadcastPlan.TemplateUse;
import dvorik.core.broadcast.BroadcastPlan.Variant;
import dvorik.core.broadcast.BroadcastPlan.Window;
import dvorik.core.id.BusinessId;
import dvorik.core.id.OfferId;
import dvorik.core.id.SegmentId;
import dvorik.core.template.Fault;
import dvorik.core.template.MessageTemplates;
import dvorik.core.template.Templates;
import dvorik.core.text.Language;
import dvorik.core.text.Texts;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Turns bodies into plans; all that is wrong is told at once. */
final class BroadcastForm {
    private static final int ERRORS_ALLOWED = 20;

    private final MessageTemplates templates;
    private final Templates stored;
    private final Texts texts;
    private final BusinessId business;
    private final Language reader;
    private final List<BadField> bad = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();

    /** @param reader of what is said about faults */
    BroadcastForm(MessageTemplates templates, Templates stored, Texts texts, BusinessId business, Language reader) {
        this.templates = templates;
        this.stored = stored;
        this.texts = texts;
        this.business = business;
        this.reader = reader;
    }

    BroadcastPlan plan(NewBroadcast body) {
        var plan = new BroadcastPlan(
                body.name(),
                segments("segment_ids", body.segmentIds()),
                segments("excluded_segment_ids", body.excludedSegmentIds()),
                variants(body.variants()),
                body.offerId().map(OfferId::new),
                body.holdout().orElse(0),
                body.rate(),
                window(body.window()),
                cap(body.cap()),
                body.errorsAllowed().orElse(ERRORS_ALLOWED));
        end(plan);
        return plan;
    }

    BroadcastPlan changed(BroadcastPlan now, Change body) {
        var plan = new BroadcastPlan(
                kept("name", body.name(), now.name()),
                body.segmentIds() == null ? now.segments() : segments("segment_ids", body.segmentIds()),
                body.excludedSegmentIds() == null
                        ? now.excluded()
                        : segments("excluded_segment_ids", body.excludedSegmentIds()),
                body.variants() == null
                        ? now.variants()
                        : body.variants().map(this::variants).orElseGet(() -> required("variants", now.variants())),
                body.offerId() == null ? now.offer() : body.offerId().map(OfferId::new),
                body.holdout() == null ? now.holdout() : body.holdout().orElse(0),
                body.rate() == null ? now.rate() : body.rate(),
                body.window() == null ? now.window() : window(body.window()),
                body.cap() == null ? now.cap() : cap(body.cap()),
                kept("errors_allowed", body.errorsAllowed(), now.errorsAllowed()));
        end(plan);
        return plan;
    }

    private <T> T kept(String field, Optional<T> given, T now) {
        return given == null ? now : given.orElseGet(() -> required(field, now));
    }

    private <T> T required(String field, T now) {
        bad.add(new BadField(field, "required", null));
        return now;
    }

    private List<Variant> variants(List<VariantForm> forms) {
        if (forms.stream().mapToInt(VariantForm::share).sum() != BroadcastPlan.WHOLE) {
            bad.add(new BadField("variants", "sum", BroadcastPlan.WHOLE));
        }
        var variants = new ArrayList<Variant>();
        for (int i = 0; i < forms.size(); i++) {
            var form = forms.get(i);
            var place = "variants[" + i + "]";
            var name = Character.toString('A' + i);
            boolean written = form.content() != null && form.content().isPresent();
            boolean named = form.template() != null && form.template().isPresent();
            if (written == named) {
                bad.add(new BadField(place + ".content", written ? "unknown" : "required", null));
                bad.add(new BadField(place + ".template", written ? "unknown" : "required", null));
            } else if (written) {
                var content = form.content().get().content();
                faults.addAll(templates.check(business, content));
                variants.add(new Variant(name, form.share(), content));
            } else {
                stored.find(business, form.template().get())
                        .filter(template -> !template.builtIn())
                        .ifPresentOrElse(
                                template -> variants.add(new Variant(
                                        name,
                                        form.share(),
                                        template.content(),
                                        Optional.of(new TemplateUse(template.key(), template.version())))),
                                () -> bad.add(new BadField(place + ".template", "not_found", null)));
            }
        }
        return variants;
    }

    private List<SegmentId> segments(String field, Optional<List<Long>> ids) {
        var given = ids.orElse(List.of());
        if (given.stream().anyMatch(id -> id <= 0)) {
            bad.add(new BadField(field, "not_found", null));
        }
        return given.stream()
                .filter(id -> id > 0)
                .distinct()
                .map(SegmentId::new)
                .toList();
    }

    private Window window(Optional<WindowForm> form) {
        if (form.isEmpty()) {
            return Window.ALWAYS;
        }
        var window = form.get();
        if (window.from() >= window.until()) {
            bad.add(new BadField("window.until", "too_small", window.from() + 1));
        }
        var days = window.days().orElse(List.of());
        return new Window(days.isEmpty() ? Set.of() : EnumSet.copyOf(days), window.from(), window.until());
    }

    private static Optional<Cap> cap(Optional<CapForm> form) {
        return form.map(cap -> new Cap(cap.messages(), cap.days()));
    }

    private void end(BroadcastPlan plan) {
        if (plan.excluded().stream().anyMatch(plan.segments()::contains)) {
            bad.add(new BadField("excluded_segment_ids", "twice", null));
        }
        if (!bad.isEmpty()) {
            throw ApiError.invalid(bad);
        }
        if (!faults.isEmpty()) {
            throw MessageFaults.refusal(faults, texts, reader);
        }
    }
}
