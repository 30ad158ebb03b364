package dvorik.clientbot.asking;

import dvorik.clientbot.ClientChoice;
import dvorik.core.account.PhoneClaims.Claimed;
import dvorik.core.conversation.Button;
import dvorik.core.conversation.Buttons;
import dvorik.core.conversation.Message;
import dvorik.core.text.Text;
import java.util.List;
import java.util.Optional;

/** What to say about a number that was verified, where there is something to say. */
public final class ClaimQuestion {
    private ClaimQuestion() {}

    public static Optional<Message> of(Claimed claimed) {
        return switch (claimed) {
            case Claimed.Kept() -> Optional.empty();
            case Claimed.Recognised(var discounts) ->
                Optional.of(Message.of(Text.of("client.claim.recognised").with("discounts", discounts)));
            case Claimed.HeldByOther(var claim) ->
                Optional.of(Message.of("client.claim.ask")
                        .with(Buttons.inline(
                                List.of(Button.choose("client.claim.not-mine", new ClientChoice.AnswerClaim(claim, 0))),
                                List.of(Button.choose("client.claim.mine", new ClientChoice.AnswerClaim(claim, 1))))));
        };
    }
}
