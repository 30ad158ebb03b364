package dvorik.cashierbot.booking;

import dvorik.cashierbot.CashierChoice.VisitAnswer.PickMaster;
import dvorik.core.conversation.Button;
import dvorik.core.conversation.Buttons;
import dvorik.core.conversation.Message;
import dvorik.core.id.SalonId;
import dvorik.core.id.ServiceId;
import dvorik.core.service.Master;
import dvorik.core.service.MasterDirectory;
import dvorik.core.service.Service;
import dvorik.core.text.Html;
import dvorik.core.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The masters of a service, as buttons. */
final class MasterPicker {
    private static final int LONGEST_LABEL = 24;
    private static final int MOST = 40;

    private final MasterDirectory masters;

    MasterPicker(MasterDirectory masters) {
        this.masters = masters;
    }

    /** @return who performs it there, also those whom customers cannot choose, by name */
    List<Master> of(SalonId salon, ServiceId service) {
        return masters.listIn(salon).stream()
                .filter(master -> master.performs(salon, service))
                .toList();
    }

    /** @return whether some master performs it there; the masters are read once */
    Predicate<Service> performedIn(SalonId salon) {
        var here = masters.listIn(salon);
        return service -> here.stream().anyMatch(master -> master.performs(salon, service.id()));
    }

    Message question(SalonId salon, ServiceId service) {
        var rows = new ArrayList<List<Button>>();
        rows.add(List.of(Button.choose("cashier.visit.book.any-master", new PickMaster(0))));
        of(salon, service).stream()
                .limit(MOST)
                .forEach(master -> rows.add(List.of(Button.choose(
                        Text.of("common.value").with("value", Html.shorten(master.name(), LONGEST_LABEL)),
                        new PickMaster(master.id().value())))));
        rows.add(Steps.cancel());
        return Message.of("cashier.visit.book.master").with(new Buttons.Inline(rows));
    }
}
