package dvorik.clientbot.friend;

import dvorik.clientbot.ClientDialog;
import dvorik.clientbot.ClientSection;
import dvorik.clientbot.MenuKeys;
import dvorik.clientbot.ShareLink;
import dvorik.core.conversation.Button;
import dvorik.core.conversation.Buttons;
import dvorik.core.conversation.Input;
import dvorik.core.conversation.Message;
import dvorik.core.conversation.Turn;
import dvorik.core.conversation.Visitor;
import dvorik.core.customer.Customer;
import dvorik.core.discount.ReferralService;
import dvorik.core.discount.ReferralService.Invitation;
import dvorik.core.text.Language;
import dvorik.core.text.Text;
import dvorik.core.text.Texts;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Shows the link by which friends come, and answers customers who open such a link themselves. */
public final class InvitingFriends implements ClientSection {
    private static final String COMMAND = "invite";
    private final ReferralService referrals;
    private final Texts texts;
    private final String business;
    private final UnaryOperator<String> deepLink;

    /**
     * @param business as friends read it
     * @param deepLink makes the address that opens this bot with a payload
     */
    public InvitingFriends(ReferralService referrals, Texts texts, String business, UnaryOperator<String> deepLink) {
        this.referrals = referrals;
        this.texts = texts;
        this.business = business;
        this.deepLink = deepLink;
    }

    @Override
    public Optional<Turn<ClientDialog>> answer(Customer customer, Visitor visitor, ClientDialog state, Input input) {
        return switch (input) {
            case Input.Command(var name, var payload) when name.equals(COMMAND) -> Optional.of(invite(customer));
            case Input.MenuKey(var key) when key.equals(MenuKeys.INVITE) -> Optional.of(invite(customer));
            case Input.Command(var name, var payload)
            when name.equals("start") && payload.startsWith(ReferralService.PAYLOAD) ->
                Optional.of(invited(customer, payload));
            default -> Optional.empty();
        };
    }

    private Turn<ClientDialog> invite(Customer customer) {
        Turn<ClientDialog> turn = Turn.rest();
        return referrals
                .invitationOf(customer.id())
                .map(invitation -> turn.say(message(invitation, customer.language())))
                .orElseGet(() -> turn.say("client.friend.none"));
    }

    /** Invitations are for people who are not with us yet. */
    private Turn<ClientDialog> invited(Customer customer, String payload) {
        boolean own = referrals
                .inviter(payload)
                .filter(inviter -> inviter.id().equals(customer.id()))
                .isPresent();
        return Turn.<ClientDialog>rest()
                .say(Message.of(own ? "client.friend.own-link" : "client.friend.already-here")
                        .with(MenuKeys.main()));
    }

    private Message message(Invitation invitation, Language language) {
        var link = deepLink.apply(invitation.payload());
        var share = texts.plain(
                language,
                Text.of("client.friend.share").with("business", business).with("value", invitation.value()));
        var model = new HashMap<String, Object>();
        model.put("value", invitation.value());
        model.put("link", link);
        model.put(
                "brought",
                invitation.brought() == 0
                        ? null
                        : Text.of("client.friend.brought").with("count", invitation.brought()));
        return Message.card("friend_invitation", model)
                .with(Buttons.inline(
                        List.of(new Button.Link(Text.of("client.friend.send"), ShareLink.of(link, share))),
                        List.of(new Button.Copy(Text.of("client.friend.copy"), link))));
    }
}
