package dvorik.clientbot.booking;

import dvorik.clientbot.ClientChoice;
import dvorik.clientbot.ClientDialog;
import dvorik.core.booking.SlotQuery;
import dvorik.core.conversation.Button;
import dvorik.core.conversation.Buttons;
import dvorik.core.conversation.Message;
import dvorik.core.service.Service;
import dvorik.core.text.Html;
import dvorik.core.text.Language;
import dvorik.core.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is to be done: one service, or several in one visit. */
final class ServiceStep {
    private static final int PAGE = 8;
    private static final int LONGEST_NAME = 28;
    private static final int LONGEST_LIST = 600;
    private final VisitWords words;

    ServiceStep(VisitWords words) {
        this.words = words;
    }

    /** @param page beyond the last: the last */
    Shown show(Offering offering, Draft draft, int page, Language language) {
        var all = offering.services(draft.salonId());
        int last = Math.max(0, (all.size() - 1) / PAGE);
        int here = Math.clamp(page, 0, last);
        var rows = new ArrayList<List<Button>>();
        all.stream()
                .skip((long) here * PAGE)
                .limit(PAGE)
                .forEach(service -> rows.add(List.of(Button.choose(
                        label(service, draft.has(service.id()), language),
                        new ClientChoice.PickService(service.id().value())))));
        var turning = new ArrayList<Button>();
        if (here > 0) {
            turning.add(Button.choose("common.earlier", new ClientChoice.ShowServices(here - 1)));
        }
        if (here < last) {
            turning.add(Button.choose("common.later", new ClientChoice.ShowServices(here + 1)));
        }
        if (!turning.isEmpty()) {
            rows.add(turning);
        }
        var chosen = offering.services(draft);
        if (!chosen.isEmpty()) {
            rows.add(List.of(new Button.Choose(
                    Text.of("client.book.go-on"), new ClientChoice.ServicesDone(), Button.Style.PRIMARY)));
        }
        boolean first = offering.salons().size() <= 1;
        rows.add(List.of(
                Button.choose(first ? "client.book.leave" : "common.back", new ClientChoice.StepBack())));
        return Shown.of(
                new ClientDialog.ChoosingServices(draft, here),
                Message.of(question(offering, draft, chosen, language)).with(new Buttons.Inline(rows)));
    }

    private Text question(Offering offering, Draft draft, List<Service> chosen, Language language) {
        if (chosen.isEmpty()) {
            return Text.of("client.book.service");
        }
        var names = chosen.stream().map(service -> service.name(language)).toList();
        return Text.of("client.book.services")
                .with("services", Html.shorten(String.join(", ", names), LONGEST_LIST))
                .with("duration", words.duration(offering.minutes(draft)))
                .with("price", offering.price(draft, Optional.empty()));
    }

    /** A visit that has the most it can have. */
    static Text full() {
        return Text.of("client.book.most-services").with("most", SlotQuery.MOST_SERVICES);
    }

    private Text label(Service service, boolean chosen, Language language) {
        return Text.of(chosen ? "client.book.chosen" : "client.book.offered")
                .with("service", Html.shorten(service.name(language), LONGEST_NAME))
                .with("duration", words.duration(service.minutes()))
                .with("price", service.price());
    }
}
