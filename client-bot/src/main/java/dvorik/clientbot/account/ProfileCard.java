package dvorik.clientbot.account;

import dvorik.clientbot.ClientChoice.AccountPage;
import dvorik.core.account.AddressCodes;
import dvorik.core.account.AddressWays;
import dvorik.core.conversation.Button;
import dvorik.core.conversation.Buttons;
import dvorik.core.conversation.Message;
import dvorik.core.customer.Customer;
import dvorik.core.customer.CustomerAccounts.Email;
import dvorik.core.customer.CustomerService;
import dvorik.core.customer.Phone;
import dvorik.core.text.Html;
import dvorik.core.text.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/** Who I am, as the business knows it. */
final class ProfileCard {
    private final CustomerService customers;
    private final AddressCodes codes;
    private final AddressWays ways;

    ProfileCard(CustomerService customers, AddressCodes codes, AddressWays ways) {
        this.customers = customers;
        this.codes = codes;
        this.ways = ways;
    }

    Message of(Customer customer) {
        var model = new HashMap<String, Object>();
        model.put("name", Html.shortName(customer.firstName()));
        model.put("phone", customers.findPhone(customer.id()).map(Phone::shown).orElse(null));
        var email = ways.email() ? codes.findEmail(customer.id()) : Optional.<Email>empty();
        model.put("has_email", ways.email());
        model.put("email", email.map(own -> own.address().shown()).orElse(null));
        model.put("email_confirmed", email.filter(Email::verified).isPresent());
        model.put("birthday", customer.birthday());
        model.put("language", Text.of("common.language." + customer.language().code()));
        var rows = new ArrayList<List<Button>>();
        rows.add(List.of(
                AccountButtons.open("client.profile.name", AccountPage.NAME),
                AccountButtons.open("client.profile.birthday", AccountPage.BIRTHDAY)));
        rows.add(List.of(
                AccountButtons.open("client.profile.phone", AccountPage.PHONE),
                AccountButtons.open("client.profile.language", AccountPage.LANGUAGE)));
        if (ways.email()) {
            rows.add(List.of(AccountButtons.open("client.profile.email", AccountPage.EMAIL)));
        }
        rows.add(List.of(
                AccountButtons.open("client.profile.notices", AccountPage.NOTICES),
                AccountButtons.open("client.profile.consents", AccountPage.CONSENTS)));
        rows.add(List.of(AccountButtons.open("client.profile.data", AccountPage.DATA)));
        return Message.card("profile", model).with(new Buttons.Inline(rows));
    }
}
