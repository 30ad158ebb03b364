package dvorik.clientbot.booking;

import dvorik.clientbot.ClientChoice;
import dvorik.clientbot.ClientDialog;
import dvorik.core.conversation.Button;
import dvorik.core.conversation.Buttons;
import dvorik.core.conversation.Message;
import dvorik.core.id.StaffId;
import dvorik.core.service.Master;
import dvorik.core.text.Html;
import dvorik.core.text.Language;
import dvorik.core.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** By whom. */
final class MasterStep {
    private static final int MOST = 40;
    private static final int LONGEST_NAME = 30;
    private static final int LONGEST_ABOUT = 1500;
    private final BookingDesk desk;

    MasterStep(BookingDesk desk) {
        this.desk = desk;
    }

    /** Nothing to choose between: one can do it all, or nobody alone. */
    static boolean isSkipped(Offering offering, Draft draft) {
        return offering.masters(draft).size() <= 1;
    }

    Shown show(Offering offering, Draft draft, Language language) {
        var rows = new ArrayList<List<Button>>();
        rows.add(List.of(Button.choose("client.book.any-master", new ClientChoice.PickMaster(0))));
        var usual = offering.price(draft, Optional.empty());
        for (var master : offering.masters(draft).stream().limit(MOST).toList()) {
            var name = Html.shorten(master.name(), LONGEST_NAME);
            var price = offering.price(draft, Optional.of(master));
            var label = price.equals(usual)
                    ? Text.of("common.value").with("value", name)
                    : Text.of("client.book.master-price").with("master", name).with("price", price);
            long id = master.id().value();
            var pick = Button.choose(label, new ClientChoice.PickMaster(id));
            rows.add(
                    tells(master)
                            ? List.of(pick, Button.choose("client.book.about", new ClientChoice.AboutMaster(id)))
                            : List.of(pick));
        }
        rows.add(List.of(Button.choose("common.back", new ClientChoice.StepBack())));
        return Shown.of(
                new ClientDialog.ChoosingMaster(draft),
                Message.of("client.book.master").with(new Buttons.Inline(rows)));
    }

    /** Words about a master, with a button to choose this one; the list stays where it is. */
    Message about(Master master, Language language) {
        var rating = desk.reviews().averageOf(master.id());
        var about = master.about().getOrDefault(language, master.about().values().stream().findFirst().orElse(""));
        var text = rating.map(average -> Text.of("client.book.about-rated")
                        .with("stars", Math.round(average.rating() * 10) / 10.0)
                        .with("reviews", average.reviews()))
                .orElse(Text.of("client.book.about-unrated"))
                .with("master", Html.shortName(master.name()))
                .with("about", Html.shorten(about, LONGEST_ABOUT));
        return Message.of(text)
                .with(Buttons.inline(List.of(Button.choose(
                        Text.of("client.book.choose-master"),
                        new ClientChoice.PickMaster(master.id().value())))));
    }

    Optional<Master> find(Offering offering, Draft draft, long id) {
        return offering.masters(draft).stream()
                .filter(master -> master.id().equals(new StaffId(id)))
                .findFirst();
    }

    private static boolean tells(Master master) {
        return master.photo().isPresent() || !master.about().isEmpty();
    }
}
