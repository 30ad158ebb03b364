package dvorik.cashierbot.giving;

import dvorik.cashierbot.CashierDialog;
import dvorik.core.conversation.Turn;
import dvorik.core.discount.HandGrants;
import dvorik.core.discount.HandGrants.DecideResult;
import dvorik.core.id.HandGrantId;
import dvorik.core.staff.StaffMember;
import dvorik.core.text.Text;

/** The yes or no of the second person, under the question in that person's own chat. The word that comes first counts. */
public final class SecondWord {
    private final HandGrants grants;
    private final GrantCards cards;

    public SecondWord(HandGrants grants, GrantCards cards) {
        this.grants = grants;
        this.cards = cards;
    }

    Turn<CashierDialog> say(StaffMember member, CashierDialog state, long id, boolean yes) {
        var turn = Turn.stay(state);
        if (id <= 0) {
            return turn.alert(Text.of("giving.not-yours"));
        }
        return switch (grants.decide(member, new HandGrantId(id), yes)) {
            case DecideResult.Decided(var grant) -> turn.edit(cards.question(grant, member.language()));
            case DecideResult.TooLate(var grant) -> turn.dropButtons().alert(Text.of("giving.too-late"));
            case DecideResult.NotYours() -> turn.alert(Text.of("giving.not-yours"));
        };
    }
}
