import client.ApiClient;
import client.ApiException;
import client.api.AuthApi;
import client.api.DiscountsApi;
import client.api.OffersApi;
import client.api.SalonsApi;
import client.api.StatsApi;
import client.api.UsersApi;
import client.model.CodeAtTill;
import client.model.LoginToken;
import client.model.NewDiscounts;
import client.model.UserPatch;
import client.model.UserSearch;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

/**
 * What a program of a partner does, written against the client that openapi-generator makes of the description. It is
 * compiled together with that client. Arguments: address of the API, a sign-in token, a phone number that is nobody's.
 */
public final class Walk {
    private static final long PURCHASE = 100_000;

    public static void main(String[] arguments) throws ApiException {
        var phone = arguments[2];
        var client = new ApiClient();
        client.updateBaseUri(arguments[0]);
        var tokens = new AuthApi(client).postAuthLoginToken(new LoginToken().token(arguments[1]));
        client.setRequestInterceptor(
                request -> request.header("Authorization", "Bearer " + tokens.getAccessToken()));
        var auth = new AuthApi(client);
        same("owner", auth.getAuthMe().getRoles().get(0).getRole().getValue());

        var users = new UsersApi(client);
        var report = users.postUsersImport("phone,name,tags\n" + phone + ",Анна,walk\n", false);
        same(1, report.getCreated());
        long customer = report.getLines().get(0).getUserId();
        var found = users.postUsersSearch(new UserSearch().phone(phone));
        same(customer, found.getId());
        var list = users.getUsers(
                null, null, null, null, null, null, null, null, null, null, 50, null, null, null, null, "walk");
        same(customer, list.getItems().get(0).getId());
        var changed = users.patchUsersId(customer, new UserPatch().name("Анна К."), null);
        same("Анна К.", changed.getName());

        var offer = new OffersApi(client).getOffers(true, "manual", 1, 1).getItems().get(0);
        var discounts = new DiscountsApi(client);
        var given = discounts.postDiscounts(
                new NewDiscounts()
                        .offerId(offer.getId())
                        .customerIds(List.of(customer))
                        .reason("A walk")
                        .valueType(NewDiscounts.ValueTypeEnum.PERCENT)
                        .value(1000L),
                "walk-" + customer);
        same(1, given.getGiven());
        var discount = discounts.getDiscountsId(given.getResults().get(0).getDiscountId());

        var salon = new SalonsApi(client).getSalons().getItems().get(0);
        var wish = new CodeAtTill()
                .code(discount.getCode())
                .salonId(salon.getId())
                .purchaseAmount(PURCHASE);
        var checked = discounts.postDiscountsCheckWithHttpInfo(wish);
        same(true, checked.getData().getRedeemable());
        same(PURCHASE / 10, checked.getData().getDiscountAmount());
        same(1, checked.getHeaders().get("ratelimit-remaining").size());
        var redeemed = discounts.postDiscountsRedeem(wish, "receipt-" + customer);
        same(PURCHASE - PURCHASE / 10, redeemed.getRedemption().getToPay());
        refused(409, "DISCOUNT_002", () -> discounts.postDiscountsRedeem(wish, null));

        var today = LocalDate.now(ZoneId.of("Asia/Vladivostok"));
        same(1L, new StatsApi(client).getStatsKpi(today.minusDays(1), today).getCurrent().getDiscountsRedeemed());

        auth.postAuthLogout();
        refused(401, "AUTH_004", auth::getAuthMe);
        System.out.println("walked");
    }

    private interface Call {
        Object make() throws ApiException;
    }

    private static void refused(int status, String code, Call call) {
        try {
            call.make();
        } catch (ApiException e) {
            same(status, e.getCode());
            same(true, e.getResponseBody().contains(code));
            return;
        }
        throw new AssertionError("not refused with " + code);
    }

    private static void same(Object wanted, Object got) {
        if (!Objects.equals(wanted, got)) {
            throw new AssertionError("wanted " + wanted + ", got " + got);
        }
    }
}
