package dvorik.adminapi.offer;

import dvorik.adminapi.frame.Answer;
import dvorik.adminapi.frame.ApiError;
import dvorik.adminapi.frame.Call;
import dvorik.adminapi.frame.ErrorCode;
import dvorik.adminapi.frame.Operation;
import dvorik.adminapi.frame.Page;
import dvorik.adminapi.offer.OfferViews.Change;
import dvorik.adminapi.offer.OfferViews.NewOffer;
import dvorik.adminapi.offer.OfferViews.OfferView;
import dvorik.core.access.Permission;
import dvorik.core.discount.DiscountScope;
import dvorik.core.discount.Offer;
import dvorik.core.discount.OfferCatalogue;
import dvorik.core.discount.OfferCatalogue.OfferResult;
import dvorik.core.discount.OfferFilter;
import dvorik.core.id.OfferId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** The rules of what can be granted. A change never touches what was granted already. */
public final class OfferRoutes {
    private static final String TAG = "offers";
    private static final String BASE = "/api/v1/offers";
    private final OfferCatalogue catalogue;
    private final Currency currency;

    public OfferRoutes(OfferCatalogue catalogue, Currency currency) {
        this.catalogue = catalogue;
        this.currency = currency;
    }

    public List<Operation> operations() {
        return List.of(
                Operation.get(BASE, TAG, "Offers, newest first")
                        .needs(Permission.OFFERS_READ)
                        .query(OfferViews.Query.class)
                        .answersPageOf(OfferView.class)
                        .by(this::list),
                Operation.post(BASE, TAG, "Make an offer")
                        .needs(Permission.OFFERS_WRITE)
                        .creates()
                        .body(NewOffer.class)
                        .answers(201, OfferView.class)
                        .refuses(ErrorCode.OFFER_002)
                        .by(this::create),
                Operation.get(BASE + "/{id}", TAG, "An offer")
                        .needs(Permission.OFFERS_READ)
                        .versioned()
                        .answers(200, OfferView.class)
                        .refuses(ErrorCode.OFFER_001)
                        .by(this::show),
                Operation.patch(BASE + "/{id}", TAG, "Change an offer; what was granted stays as it was granted")
                        .needs(Permission.OFFERS_WRITE)
                        .body(Change.class)
                        .answers(200, OfferView.class)
                        .refuses(ErrorCode.OFFER_001, ErrorCode.OFFER_002)
                        .by(this::change));
    }

    private Answer list(Call call) {
        var query = call.query(OfferViews.Query.class);
        var filter = new OfferFilter(query.kind(), query.active());
        int page = query.page().orElse(1);
        int size = query.perPage().orElse(Page.USUAL);
        var offers = catalogue.find(scope(call), filter, (page - 1) * size, size).stream()
                .map(this::view)
                .toList();
        return Answer.ok(Page.of(offers, page, size, catalogue.count(scope(call), filter), Optional.empty()));
    }

    private Answer show(Call call) {
        var offer = catalogue.find(scope(call), id(call)).orElseThrow(() -> new ApiError(ErrorCode.OFFER_001));
        return Answer.ok(view(offer)).version(offer.version());
    }

    private Answer create(Call call) {
        var details = new OfferForm(currency).details(call.body(NewOffer.class));
        var caller = call.principal();
        var offer = stands(catalogue.create(caller.business(), caller.staff(), details));
        return Answer.created(view(offer)).version(offer.version());
    }

    private Answer change(Call call) {
        var body = call.body(Change.class);
        var caller = call.principal();
        var offer = stands(catalogue.change(caller.business(), caller.staff(), id(call), now -> {
            call.expectVersion(now.version());
            return new OfferForm(currency).changed(now.details(), body);
        }));
        return Answer.ok(view(offer)).version(offer.version());
    }

    private static Offer stands(OfferResult result) {
        return switch (result) {
            case OfferResult.Stands(var offer) -> offer;
            case OfferResult.SecondOfKind() -> throw new ApiError(ErrorCode.OFFER_002);
            case OfferResult.UnknownSalon(var salon) -> throw ApiError.invalid("salon_ids", "not_found");
            case OfferResult.Unknown() -> throw new ApiError(ErrorCode.OFFER_001);
        };
    }

    private OfferView view(Offer offer) {
        return OfferView.of(offer, currency);
    }

    private static OfferId id(Call call) {
        return new OfferId(call.id("id", ErrorCode.OFFER_001));
    }

    private static DiscountScope scope(Call call) {
        return new DiscountScope(call.principal().business(), call.principal().salons(Permission.OFFERS_READ));
    }
}
