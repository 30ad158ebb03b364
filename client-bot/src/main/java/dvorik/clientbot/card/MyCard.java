package dvorik.clientbot.card;

import dvorik.clientbot.ClientDialog;
import dvorik.clientbot.ClientSection;
import dvorik.clientbot.MenuKeys;
import dvorik.clientbot.qr.QrPicture;
import dvorik.core.conversation.Button;
import dvorik.core.conversation.Buttons;
import dvorik.core.conversation.Input;
import dvorik.core.conversation.Message;
import dvorik.core.conversation.Turn;
import dvorik.core.conversation.Visitor;
import dvorik.core.customer.CardNumber;
import dvorik.core.customer.CardNumbers;
import dvorik.core.customer.Customer;
import dvorik.core.text.Html;
import dvorik.core.text.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Shows the card: the till finds the customer and the discounts by it. */
public final class MyCard implements ClientSection {
    private static final String COMMAND = "card";
    private final CardNumbers numbers;
    private final Function<CardNumber, String> tillLink;

    /** @param tillLink the address that opens the cashier bot with this card */
    public MyCard(CardNumbers numbers, Function<CardNumber, String> tillLink) {
        this.numbers = numbers;
        this.tillLink = tillLink;
    }

    @Override
    public Optional<Turn<ClientDialog>> answer(Customer customer, Visitor visitor, ClientDialog state, Input input) {
        boolean asked =
                switch (input) {
                    case Input.Command(var name, var payload) -> name.equals(COMMAND);
                    case Input.MenuKey(var key) -> key.equals(MenuKeys.CARD);
                    default -> false;
                };
        return asked ? Optional.of(Turn.<ClientDialog>rest().say(card(customer))) : Optional.empty();
    }

    private Message card(Customer customer) {
        var number = numbers.of(customer.id());
        var model = Map.<String, Object>of("name", Html.shortName(customer.firstName()), "number", number.grouped());
        var copy = new Button.Copy(Text.of("client.card.copy").with("number", number.grouped()), number.value());
        return new Message(
                new Message.Content.Picture(
                        QrPicture.png(tillLink.apply(number)), new Message.Content.Card("customer_card", model)),
                Buttons.inline(List.of(copy)),
                null);
    }
}
