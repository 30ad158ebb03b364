package dvorik.adminapi.service;

import dvorik.adminapi.frame.Answer;
import dvorik.adminapi.frame.ApiError;
import dvorik.adminapi.frame.Call;
import dvorik.adminapi.frame.ErrorCode;
import dvorik.adminapi.frame.Form;
import dvorik.adminapi.frame.Operation;
import dvorik.adminapi.frame.Overtaken;
import dvorik.adminapi.frame.Page;
import dvorik.core.access.Permission;
import dvorik.core.id.CategoryId;
import dvorik.core.service.Category;
import dvorik.core.service.ServiceCatalog;
import dvorik.core.text.Language;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Headings over services. */
public final class CategoryRoutes {
    private static final String BASE = "/api/v1/services/categories";
    private static final int LONGEST_NAME = 120;
    private static final int LAST = 100_000;
    private final ServiceCatalog catalog;

    public CategoryRoutes(ServiceCatalog catalog) {
        this.catalog = catalog;
    }

    record CategoryView(long id, String nameRu, String nameUz, String nameEn, int position, int version) {
        static CategoryView of(Category category) {
            var names = category.names();
            return new CategoryView(
                    category.id().value(),
                    names.get(Language.RU),
                    names.get(Language.UZ),
                    names.get(Language.EN),
                    category.position(),
                    category.version());
        }
    }

    record NewCategory(
            @Size(min = 1, max = LONGEST_NAME) String nameRu,
            @Size(min = 1, max = LONGEST_NAME) String nameUz,
            @Size(min = 1, max = LONGEST_NAME) String nameEn,
            @Min(0) @Max(LAST) Optional<Integer> position) {}

    record CategoryChange(
            @Size(min = 1, max = LONGEST_NAME) Optional<String> nameRu,
            @Size(min = 1, max = LONGEST_NAME) Optional<String> nameUz,
            @Size(min = 1, max = LONGEST_NAME) Optional<String> nameEn,
            @Min(0) @Max(LAST) Optional<Integer> position) {}

    public List<Operation> operations() {
        return List.of(
                Operation.get(BASE, ServiceRoutes.TAG, "Headings over services, in their order")
                        .needs(Permission.SERVICES_READ)
                        .answersPageOf(CategoryView.class)
                        .by(this::list),
                Operation.post(BASE, ServiceRoutes.TAG, "Make a heading")
                        .needs(Permission.SERVICES_WRITE)
                        .body(NewCategory.class)
                        .answers(201, CategoryView.class)
                        .creates()
                        .by(this::create),
                Operation.patch(BASE + "/{id}", ServiceRoutes.TAG, "Change a heading")
                        .needs(Permission.SERVICES_WRITE)
                        .body(CategoryChange.class)
                        .answers(200, CategoryView.class)
                        .refuses(ErrorCode.CATEGORY_001)
                        .by(this::change),
                Operation.delete(BASE + "/{id}", ServiceRoutes.TAG, "Take a heading away; its services stay")
                        .needs(Permission.SERVICES_WRITE)
                        .answersNothing()
                        .refuses(ErrorCode.CATEGORY_001)
                        .by(this::delete));
    }

    private Answer list(Call call) {
        return Answer.ok(Page.all(catalog.categories(call.principal().business()).stream()
                .map(CategoryView::of)
                .toList()));
    }

    private Answer create(Call call) {
        var wish = call.body(NewCategory.class);
        var form = new Form();
        var names = Map.of(
                Language.RU, form.named("name_ru", wish.nameRu()),
                Language.UZ, form.named("name_uz", wish.nameUz()),
                Language.EN, form.named("name_en", wish.nameEn()));
        form.end();
        var caller = call.principal();
        var made =
                catalog.createCategory(caller.business(), names, wish.position().orElse(0), caller.staff());
        return Answer.created(CategoryView.of(made)).version(made.version());
    }

    private Answer change(Call call) {
        var id = new CategoryId(call.id("id", ErrorCode.CATEGORY_001));
        var caller = call.principal();
        var changed = Overtaken.repeated(() -> {
            var before = catalog.categories(caller.business()).stream()
                    .filter(category -> category.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new ApiError(ErrorCode.CATEGORY_001));
            var wish = call.body(CategoryChange.class);
            var form = new Form();
            var now = before.names();
            var names = Map.of(
                    Language.RU, form.named("name_ru", form.kept("name_ru", wish.nameRu(), now.get(Language.RU))),
                    Language.UZ, form.named("name_uz", form.kept("name_uz", wish.nameUz(), now.get(Language.UZ))),
                    Language.EN, form.named("name_en", form.kept("name_en", wish.nameEn(), now.get(Language.EN))));
            int position = form.kept("position", wish.position(), before.position());
            form.end();
            return catalog.changeCategory(caller.business(), id, names, position, caller.staff(), version -> {
                call.expectVersion(version);
                Overtaken.check(before.version(), version);
            });
        });
        return changed.map(category -> Answer.ok(CategoryView.of(category)).version(category.version()))
                .orElseThrow(() -> new ApiError(ErrorCode.CATEGORY_001));
    }

    private Answer delete(Call call) {
        var id = new CategoryId(call.id("id", ErrorCode.CATEGORY_001));
        var caller = call.principal();
        if (!catalog.deleteCategory(caller.business(), id, caller.staff())) {
            throw new ApiError(ErrorCode.CATEGORY_001);
        }
        return Answer.nothing();
    }
}
