package dvorik.adminapi.template;

import dvorik.adminapi.frame.Answer;
import dvorik.adminapi.frame.ApiError;
import dvorik.adminapi.frame.ApiError.BadField;
import dvorik.adminapi.frame.Call;
import dvorik.adminapi.frame.ErrorCode;
import dvorik.adminapi.frame.Operation;
import dvorik.adminapi.frame.Page;
import dvorik.adminapi.template.TemplateViews.Change;
import dvorik.adminapi.template.TemplateViews.NewTemplate;
import dvorik.adminapi.template.TemplateViews.Preview;
import dvorik.adminapi.template.TemplateViews.PreviewWish;
import dvorik.adminapi.template.TemplateViews.Shown;
import dvorik.adminapi.template.TemplateViews.TemplateView;
import dvorik.adminapi.template.TemplateViews.VariableView;
import dvorik.adminapi.template.TemplateViews.VersionView;
import dvorik.adminapi.user.Scopes;
import dvorik.core.access.Permission;
import dvorik.core.customer.CustomerDirectory;
import dvorik.core.id.CustomerId;
import dvorik.core.template.MessageContent;
import dvorik.core.template.MessageVariables;
import dvorik.core.template.Template;
import dvorik.core.template.TemplatePreview;
import dvorik.core.template.Templates;
import dvorik.core.template.Templates.Result;
import dvorik.core.template.Templates.Wanted;
import dvorik.core.text.Language;
import dvorik.core.text.Texts;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;

/** Templates: words of marketing, and other words for the messages of the system. */
public final class TemplateRoutes {
    private static final String TAG = "templates";
    private static final String BASE = "/api/v1/templates";
    /** Stands in the place of a key. */
    private static final String VARIABLES = "variables";

    private final Templates templates;
    private final TemplatePreview preview;
    private final TemplateVariables variables;
    private final CustomerDirectory directory;
    private final Scopes scopes;
    private final Texts texts;

    public TemplateRoutes(
            Templates templates,
            TemplatePreview preview,
            TemplateVariables variables,
            CustomerDirectory directory,
            Scopes scopes,
            Texts texts) {
        this.templates = templates;
        this.preview = preview;
        this.variables = variables;
        this.directory = directory;
        this.scopes = scopes;
        this.texts = texts;
    }

    public List<Operation> operations() {
        return List.of(
                Operation.get(BASE + "/" + VARIABLES, TAG, "What marketing may put into its words")
                        .needs(Permission.TEMPLATES_READ)
                        .answersPageOf(VariableView.class)
                        .by(call -> Answer.ok(Page.all(variables.ofMarketing()))),
                Operation.get(BASE, TAG, "Messages of the system, then templates of marketing, newest first")
                        .needs(Permission.TEMPLATES_READ)
                        .query(TemplateViews.Query.class)
                        .answersPageOf(TemplateView.class)
                        .by(this::list),
                Operation.post(BASE, TAG, "Make a template of marketing")
                        .needs(Permission.TEMPLATES_WRITE)
                        .creates()
                        .versioned()
                        .body(NewTemplate.class)
                        .answers(201, TemplateView.class)
                        .refuses(ErrorCode.TEMPLATE_002, ErrorCode.TEMPLATE_003)
                        .by(this::create),
                Operation.get(BASE + "/{key}", TAG, "A template")
                        .needs(Permission.TEMPLATES_READ)
                        .versioned()
                        .answers(200, TemplateView.class)
                        .refuses(ErrorCode.TEMPLATE_001)
                        .by(this::show),
                Operation.patch(BASE + "/{key}", TAG, "Change a template; earlier versions are kept")
                        .needs(Permission.TEMPLATES_WRITE)
                        .body(Change.class)
                        .answers(200, TemplateView.class)
                        .refuses(ErrorCode.TEMPLATE_001, ErrorCode.TEMPLATE_003, ErrorCode.TEMPLATE_004)
                        .by(this::change),
                Operation.get(BASE + "/{key}/versions", TAG, "What a template was, newest first")
                        .needs(Permission.TEMPLATES_READ)
                        .query(TemplateViews.VersionsQuery.class)
                        .answersPageOf(VersionView.class)
                        .refuses(ErrorCode.TEMPLATE_001)
                        .by(this::versions),
                Operation.post(BASE + "/{key}/preview", TAG, "How it looks for a customer, in each language")
                        .needs(Permission.TEMPLATES_READ)
                        .body(PreviewWish.class)
                        .answers(200, Preview.class)
                        .refuses(ErrorCode.TEMPLATE_001, ErrorCode.USER_001)
                        .by(this::preview),
                Operation.post(BASE + "/{key}/reset", TAG, "Bring the bundled words of a message of the system back")
                        .needs(Permission.TEMPLATES_WRITE)
                        .versioned()
                        .answers(200, TemplateView.class)
                        .refuses(ErrorCode.TEMPLATE_001, ErrorCode.TEMPLATE_004)
                        .by(this::reset));
    }

    private Answer list(Call call) {
        var query = call.query(TemplateViews.Query.class);
        int page = query.page().orElse(1);
        int size = query.perPage().orElse(Page.USUAL);
        var part = templates.list(call.principal().business(), query.builtIn(), (page - 1) * size, size);
        var items = part.items().stream().map(this::view).toList();
        return Answer.ok(Page.of(items, page, size, part.total(), Optional.empty()));
    }

    private Answer show(Call call) {
        return answer(find(call));
    }

    private Answer create(Call call) {
        var body = call.body(NewTemplate.class);
        if (body.key().equals(VARIABLES)) {
            throw new ApiError(ErrorCode.TEMPLATE_002);
        }
        var content = MessageForm.content(
                MessageForm.words(body.textRu(), body.textUz(), body.textEn()), body.media(), body.buttons());
        var caller = call.principal();
        var made = stands(
                call,
                templates.create(
                        caller.business(),
                        caller.staff(),
                        body.key(),
                        body.name().strip(),
                        content));
        return Answer.created(view(made)).version(made.version());
    }

    private Answer change(Call call) {
        var body = call.body(Change.class);
        var caller = call.principal();
        return answer(stands(call, templates.change(caller.business(), caller.staff(), key(call), now -> {
            call.expectVersion(now.version());
            return changed(now, body);
        })));
    }

    private static Wanted changed(Template now, Change body) {
        var bad = new ArrayList<BadField>();
        if (body.name() != null && (now.builtIn() || body.name().isEmpty())) {
            bad.add(new BadField("name", now.builtIn() ? "unknown" : "required", null));
        }
        if (!now.builtIn() && body.textRu() != null && body.textRu().isEmpty()) {
            bad.add(new BadField("text_ru", "required", null));
        }
        if (!bad.isEmpty()) {
            throw ApiError.invalid(bad);
        }
        var words = new EnumMap<Language, String>(Language.class);
        words.putAll(now.content().texts());
        put(words, Language.RU, body.textRu());
        put(words, Language.UZ, body.textUz());
        put(words, Language.EN, body.textEn());
        var content = new MessageContent(
                words,
                body.media() == null ? now.content().media() : body.media().map(MessageForm.MediaPart::media),
                body.buttons() == null
                        ? now.content().buttons()
                        : MessageForm.buttons(body.buttons().orElse(List.of())));
        return new Wanted(
                body.name() == null ? now.name() : body.name().orElseThrow().strip(), content);
    }

    private static void put(EnumMap<Language, String> words, Language language, Optional<String> given) {
        if (given != null) {
            given.ifPresentOrElse(text -> words.put(language, text), () -> words.remove(language));
        }
    }

    private Answer versions(Call call) {
        var query = call.query(TemplateViews.VersionsQuery.class);
        int page = query.page().orElse(1);
        int size = query.perPage().orElse(Page.USUAL);
        var part = templates
                .versions(call.principal().business(), key(call), (page - 1) * size, size)
                .orElseThrow(() -> new ApiError(ErrorCode.TEMPLATE_001));
        var items = part.items().stream().map(VersionView::of).toList();
        return Answer.ok(Page.of(items, page, size, part.total(), Optional.empty()));
    }

    private Answer preview(Call call) {
        var template = find(call);
        var shown = new ArrayList<Shown>();
        for (var language : Language.values()) {
            shown.add(Shown.of(language, preview.show(template, language, reader(call, language))));
        }
        return Answer.ok(new Preview(shown));
    }

    private MessageVariables reader(Call call, Language language) {
        var id = call.body(PreviewWish.class).customerId();
        if (id.isEmpty()) {
            return variables.sample(language);
        }
        if (!call.principal().may(Permission.CUSTOMERS_READ)) {
            throw new ApiError(ErrorCode.AUTH_003);
        }
        return directory
                .find(scopes.of(call.principal(), Permission.CUSTOMERS_READ), new CustomerId(id.get()))
                .map(customer -> variables.of(customer, call.principal().may(Permission.CUSTOMERS_WRITE)))
                .orElseThrow(() -> new ApiError(ErrorCode.USER_001));
    }

    private Answer reset(Call call) {
        var caller = call.principal();
        return answer(stands(call, templates.reset(caller.business(), caller.staff(), key(call), call::expectVersion)));
    }

    /** The column of keys knows ASCII only, and what it does not know it cannot be asked for. */
    private static String key(Call call) {
        var key = call.path("key");
        if (!key.chars().allMatch(c -> c > ' ' && c <= '~')) {
            throw new ApiError(ErrorCode.TEMPLATE_001);
        }
        return key;
    }

    private Template find(Call call) {
        return templates
                .find(call.principal().business(), key(call))
                .orElseThrow(() -> new ApiError(ErrorCode.TEMPLATE_001));
    }

    private Template stands(Call call, Result result) {
        return switch (result) {
            case Result.Stands(var template) -> template;
            case Result.Unknown() -> throw new ApiError(ErrorCode.TEMPLATE_001);
            case Result.Taken() -> throw new ApiError(ErrorCode.TEMPLATE_002);
            case Result.Faulty(var faults) -> throw MessageFaults.refusal(faults, texts, call.language());
            case Result.NotForThis() -> throw new ApiError(ErrorCode.TEMPLATE_004);
        };
    }

    private Answer answer(Template template) {
        return Answer.ok(view(template)).version(template.version());
    }

    private TemplateView view(Template template) {
        return TemplateView.of(template, variables.of(template));
    }
}
