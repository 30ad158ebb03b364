package dvorik.clientbot.account;

import dvorik.clientbot.ClientChoice.AccountPage;
import dvorik.core.conversation.Buttons;
import dvorik.core.conversation.Message;
import dvorik.core.customer.Customer;
import dvorik.core.customer.CustomerService;
import dvorik.core.customer.Phone;
import dvorik.core.text.Html;
import dvorik.core.text.Text;
import java.util.HashMap;
import java.util.List;

/** Who I am, as the business knows it. */
final class ProfileCard {
    private final CustomerService customers;

    ProfileCard(CustomerService customers) {
        this.customers = customers;
    }

    Message of(Customer customer) {
        var model = new HashMap<String, Object>();
        model.put("name", Html.shortName(customer.firstName()));
        model.put("phone", customers.findPhone(customer.id()).map(Phone::shown).orElse(null));
        model.put("birthday", customer.birthday());
        model.put("language", Text.of("common.language." + customer.language().code()));
        return Message.card("profile", model)
                .with(Buttons.inline(
                        List.of(
                                AccountButtons.open("client.profile.name", AccountPage.NAME),
                                AccountButtons.open("client.profile.birthday", AccountPage.BIRTHDAY)),
                        List.of(
                                AccountButtons.open("client.profile.phone", AccountPage.PHONE),
                                AccountButtons.open("client.profile.language", AccountPage.LANGUAGE)),
                        List.of(
                                AccountButtons.open("client.profile.notices", AccountPage.NOTICES),
                                AccountButtons.open("client.profile.consents", AccountPage.CONSENTS)),
                        List.of(AccountButtons.open("client.profile.data", AccountPage.DATA))));
    }
}
