package dvorik.adminapi.service;

import dvorik.adminapi.frame.Form;
import dvorik.adminapi.frame.Words;
import dvorik.adminapi.service.ServiceViews.NewService;
import dvorik.adminapi.service.ServiceViews.ServiceChange;
import dvorik.core.id.CategoryId;
import dvorik.core.id.SalonId;
import dvorik.core.money.Money;
import dvorik.core.salon.Salon;
import dvorik.core.service.Category;
import dvorik.core.service.Service;
import dvorik.core.service.ServiceCatalog.Wish;
import dvorik.core.text.Language;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Turns bodies into services; all that is wrong is told at once. */
final class ServiceForm {
    private static final int FIVE = 5;
    private static final int USUAL_STEP = 30;
    private final Currency currency;
    private final List<Salon> salons;
    private final Supplier<List<Category>> categories;
    private final Form form = new Form();

    ServiceForm(Currency currency, List<Salon> salons, Supplier<List<Category>> categories) {
        this.currency = currency;
        this.salons = salons;
        this.categories = categories;
    }

    Wish wish(NewService body) {
        var wish = new Wish(
                category(body.categoryId()),
                names(body.nameRu(), body.nameUz(), body.nameEn()),
                Words.of(body.descriptionRu(), body.descriptionUz(), body.descriptionEn()),
                form.multiple("duration", body.duration(), FIVE),
                form.multiple("buffer_before", body.bufferBefore().orElse(0), FIVE),
                form.multiple("buffer_after", body.bufferAfter().orElse(0), FIVE),
                form.multiple("slot_step", body.slotStep().orElse(USUAL_STEP), FIVE),
                new Money(body.price(), currency),
                body.online().orElse(true),
                body.seats().orElse(1),
                body.needs(),
                salons(body.salonIds()),
                body.position().orElse(0));
        form.end();
        return wish;
    }

    Wish changed(Service now, ServiceChange body) {
        var price = now.price();
        var wish = new Wish(
                body.categoryId() == null ? now.category() : category(body.categoryId()),
                names(
                        form.kept("name_ru", body.nameRu(), now.name(Language.RU)),
                        form.kept("name_uz", body.nameUz(), now.name(Language.UZ)),
                        form.kept("name_en", body.nameEn(), now.name(Language.EN))),
                Words.changed(now.descriptions(), body.descriptionRu(), body.descriptionUz(), body.descriptionEn()),
                form.multiple("duration", form.kept("duration", body.duration(), now.minutes()), FIVE),
                form.multiple(
                        "buffer_before", form.kept("buffer_before", body.bufferBefore(), now.bufferBefore()), FIVE),
                form.multiple("buffer_after", form.kept("buffer_after", body.bufferAfter(), now.bufferAfter()), FIVE),
                form.multiple("slot_step", form.kept("slot_step", body.slotStep(), now.step()), FIVE),
                body.price() == null ? price : new Money(form.kept("price", body.price(), price.minor()), currency),
                form.kept("online", body.online(), now.online()),
                form.kept("seats", body.seats(), now.seats()),
                Form.clearable(body.needs(), now.needs()),
                body.salonIds() == null ? now.salons() : salons(body.salonIds()),
                form.kept("position", body.position(), now.position()));
        form.end();
        return wish;
    }

    private Map<Language, String> names(String ru, String uz, String en) {
        return Map.of(
                Language.RU, form.named("name_ru", ru),
                Language.UZ, form.named("name_uz", uz),
                Language.EN, form.named("name_en", en));
    }

    private Optional<CategoryId> category(Optional<Long> given) {
        var wanted = given.map(CategoryId::new);
        if (wanted.isPresent()
                && categories.get().stream().noneMatch(category -> category.id().equals(wanted.get()))) {
            form.bad("category_id", "not_one_of");
        }
        return wanted;
    }

    private Set<SalonId> salons(Optional<List<Long>> given) {
        var wanted = new HashSet<SalonId>();
        var ids = given.orElse(List.of());
        for (int i = 0; i < ids.size(); i++) {
            long id = ids.get(i);
            if (salons.stream().noneMatch(salon -> salon.id().value() == id)) {
                form.bad("salon_ids[" + i + "]", "not_one_of");
            } else {
                wanted.add(new SalonId(id));
            }
        }
        return wanted;
    }
}
