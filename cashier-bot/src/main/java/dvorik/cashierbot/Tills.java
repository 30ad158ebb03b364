package dvorik.cashierbot;

import dvorik.core.conversation.Button;
import dvorik.core.conversation.Buttons;
import dvorik.core.conversation.Message;
import dvorik.core.id.SalonId;
import dvorik.core.salon.Salon;
import dvorik.core.salon.SalonService;
import dvorik.core.staff.StaffMember;
import dvorik.core.text.Html;
import dvorik.core.text.Text;
import java.util.List;
import java.util.Optional;

/** At which tills a person may stand. */
public final class Tills {
    private static final int LONGEST_LABEL = 40;
    private final SalonService salons;

    public Tills(SalonService salons) {
        this.salons = salons;
    }

    /** @return salons where this person may redeem, oldest first */
    public List<Salon> of(StaffMember member) {
        return salons.findAll(member.business()).stream()
                .filter(salon -> member.mayRedeemIn(salon.id()))
                .toList();
    }

    /**
     * @param chosen the salon in the state, 0: none.
     *
     * @return empty when the person must choose first, or has none
     */
    public Optional<Salon> current(StaffMember member, long chosen) {
        if (chosen > 0) {
            var salon = salons.find(new SalonId(chosen)).filter(s -> member.mayRedeemIn(s.id()));
            if (salon.isPresent()) {
                return salon;
            }
        }
        var all = of(member);
        return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
    }

    /** @return the keys of what this person can do */
    public Buttons menu(StaffMember member) {
        return MenuKeys.of(member, member.redeems() && of(member).size() > 1);
    }

    public Message question(StaffMember member) {
        return Message.of("cashier.till.ask")
                .with(new Buttons.Inline(of(member).stream()
                        .map(salon -> List.<Button>of(Button.choose(
                                label(salon),
                                new CashierChoice.PickTill(salon.id().value()))))
                        .toList()));
    }

    public static Text label(Salon salon) {
        return Text.of("common.value").with("value", Html.shorten(salon.name(), LONGEST_LABEL));
    }
}
