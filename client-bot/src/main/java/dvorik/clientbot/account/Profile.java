package dvorik.clientbot.account;

import dvorik.clientbot.ClientChoice;
import dvorik.clientbot.ClientChoice.AccountPage;
import dvorik.clientbot.ClientDialog;
import dvorik.clientbot.ClientDialog.ChangingBirthday;
import dvorik.clientbot.ClientDialog.ChangingName;
import dvorik.clientbot.ClientSection;
import dvorik.clientbot.MenuKeys;
import dvorik.clientbot.asking.BirthdayQuestion;
import dvorik.clientbot.asking.FirstName;
import dvorik.core.account.AddressCodes;
import dvorik.core.account.AddressWays;
import dvorik.core.conversation.Button;
import dvorik.core.conversation.Buttons;
import dvorik.core.conversation.Input;
import dvorik.core.conversation.Message;
import dvorik.core.conversation.Turn;
import dvorik.core.conversation.Visitor;
import dvorik.core.customer.Customer;
import dvorik.core.customer.CustomerService;
import dvorik.core.customer.ProfileService;
import dvorik.core.customer.ProfileService.BirthdayChange;
import dvorik.core.text.Html;
import dvorik.core.text.Language;
import dvorik.core.text.Text;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The profile's first page, name, birthday and language. */
public final class Profile implements ClientSection {
    private final CustomerService customers;
    private final ProfileService profiles;
    private final ProfileCard card;
    private final BirthdayQuestion birthday;
    private final Clock clock;

    /** @param clock business time */
    public Profile(
            CustomerService customers, ProfileService profiles, AddressCodes codes, AddressWays ways, Clock clock) {
        this.customers = customers;
        this.profiles = profiles;
        this.card = new ProfileCard(customers, codes, ways);
        this.birthday = new BirthdayQuestion(clock, "client.profile.leave");
        this.clock = clock;
    }

    @Override
    public Optional<Turn<ClientDialog>> answer(Customer customer, Visitor visitor, ClientDialog state, Input input) {
        return switch (input) {
            case Input.Command(var name, var payload)
            when name.equals("profile") -> Optional.of(Turn.<ClientDialog>rest().say(card.of(customer)));
            case Input.MenuKey(var key)
            when key.equals(MenuKeys.PROFILE) ->
                Optional.of(Turn.<ClientDialog>rest().say(card.of(customer)));
            case Input.Tap(ClientChoice.OpenAccount(var page), var messageId) -> open(customer, page);
            case Input.Command command -> Optional.empty();
            case Input.MenuKey key -> Optional.empty();
            default ->
                switch (state) {
                    case ChangingName name -> Optional.of(rename(customer, name, input));
                    case ChangingBirthday date -> Optional.of(changeBirthday(customer, date, input));
                    case null, default -> Optional.empty();
                };
        };
    }

    private Optional<Turn<ClientDialog>> open(Customer customer, AccountPage page) {
        return Optional.ofNullable(
                switch (page) {
                    case PROFILE -> Turn.<ClientDialog>rest().edit(card.of(customer));
                    case NAME ->
                        Turn.<ClientDialog>to(new ChangingName()).edit(nameQuestion("client.profile.ask-name"));
                    case BIRTHDAY -> askBirthday(customer);
                    case LANGUAGE -> Turn.<ClientDialog>rest().edit(languageQuestion());
                    default -> null;
                });
    }

    private Turn<ClientDialog> rename(Customer customer, ChangingName state, Input input) {
        if (!(input instanceof Input.Typed(var text))) {
            return Turn.<ClientDialog>to(state).say(nameQuestion("client.name.type-it"));
        }
        return switch (FirstName.read(text)) {
            case FirstName.Read.TooLong() -> Turn.<ClientDialog>to(state).say(nameQuestion("client.name.too-long"));
            case FirstName.Read.NoLetters() -> Turn.<ClientDialog>to(state).say(nameQuestion("client.name.no-letters"));
            case FirstName.Read.Name(var name) -> {
                profiles.rename(customer.id(), name);
                yield Turn.<ClientDialog>rest()
                        .say(Message.of(Text.of("client.profile.renamed").with("name", Html.shortName(name)))
                                .with(Buttons.inline(AccountButtons.back())));
            }
        };
    }

    private Turn<ClientDialog> askBirthday(Customer customer) {
        var from = profiles.birthdayChangeableFrom(customer.id());
        if (from.isAfter(LocalDate.now(clock))) {
            return Turn.<ClientDialog>rest().edit(tooSoon(from));
        }
        var words = customer.birthday() == null ? "client.profile.tell-birthday" : "client.profile.change-birthday";
        return Turn.<ClientDialog>to(new ChangingBirthday()).edit(birthday.ask(Text.of(words)));
    }

    private Turn<ClientDialog> changeBirthday(Customer customer, ChangingBirthday state, Input input) {
        return switch (birthday.read(input)) {
            case BirthdayQuestion.Answer.Again(var say) ->
                Turn.<ClientDialog>to(state).opening(say);
            case BirthdayQuestion.Answer.Left() -> Turn.<ClientDialog>rest().edit(card.of(customer));
            case BirthdayQuestion.Answer.Birthday(var date) ->
                switch (profiles.changeBirthday(customer.id(), date)) {
                    case BirthdayChange.TooSoon(var from) ->
                        Turn.<ClientDialog>rest().edit(tooSoon(from));
                    case BirthdayChange.Kept() ->
                        Turn.<ClientDialog>rest()
                                .edit(Message.of(Text.of("client.birthday.kept").with("date", date))
                                        .with(Buttons.inline(AccountButtons.back())));
                };
        };
    }

    private static Message tooSoon(LocalDate from) {
        return Message.of(Text.of("client.profile.birthday-too-soon").with("date", from))
                .with(Buttons.inline(AccountButtons.back()));
    }

    private static Message nameQuestion(String key) {
        return Message.of(key)
                .with(Buttons.inline(List.of(AccountButtons.open("client.profile.leave", AccountPage.PROFILE))));
    }

    private static Message languageQuestion() {
        var rows = new ArrayList<List<Button>>();
        Arrays.stream(Language.values())
                .map(language -> List.<Button>of(
                        Button.choose("common.language." + language.code(), new ClientChoice.ChangeLanguage(language))))
                .forEach(rows::add);
        rows.add(AccountButtons.back());
        return Message.of("client.language.ask").with(new Buttons.Inline(rows));
    }
}
