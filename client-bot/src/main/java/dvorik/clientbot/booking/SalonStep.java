package dvorik.clientbot.booking;

import dvorik.clientbot.ClientChoice;
import dvorik.clientbot.ClientDialog;
import dvorik.clientbot.MenuKeys;
import dvorik.core.conversation.Button;
import dvorik.core.conversation.Buttons;
import dvorik.core.conversation.Message;
import dvorik.core.conversation.Turn;
import dvorik.core.salon.SalonProfile;
import dvorik.core.salon.SalonProfile.Place;
import dvorik.core.text.Html;
import dvorik.core.text.Language;
import dvorik.core.text.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** In which salon: from a list, or from those that are near. */
final class SalonStep {
    private static final int MOST = 30;
    private static final int MOST_NEAR = 10;
    private static final int LONGEST_NAME = 30;
    private final BookingDesk desk;

    SalonStep(BookingDesk desk) {
        this.desk = desk;
    }

    Shown show(Offering offering, Language language) {
        var salons = offering.salons();
        var rows = new ArrayList<List<Button>>();
        for (var salon : salons.stream().limit(MOST).toList()) {
            rows.add(row(salon, Text.of("common.value").with("value", name(salon, language))));
        }
        if (salons.stream().anyMatch(salon -> salon.place().isPresent())) {
            rows.add(List.of(Button.choose("client.book.nearest", new ClientChoice.NearestSalon())));
        }
        rows.add(List.of(Button.choose("client.book.leave", new ClientChoice.StepBack())));
        return Shown.of(
                new ClientDialog.ChoosingSalon(Draft.EMPTY),
                Message.of("client.book.salon").with(new Buttons.Inline(rows)));
    }

    /** Asks for the place. The list stays where it is. */
    static Turn<ClientDialog> askPlace(ClientDialog state) {
        var keys = List.of(
                List.of(new Buttons.Key(Text.of(MenuKeys.SHARE_PLACE), Buttons.KeyKind.SHARE_LOCATION)),
                List.of(Buttons.Key.of(MenuKeys.SKIP)));
        return Turn.stay(state).say(Message.of("client.book.ask-place").with(new Buttons.Menu(keys, true)));
    }

    /** Those with a place, nearest first. */
    Turn<ClientDialog> near(Offering offering, Place here, Language language) {
        var rows = offering.salons().stream()
                .filter(salon -> salon.place().isPresent())
                .sorted(Comparator.comparingDouble(salon -> salon.place().get().distanceTo(here)))
                .limit(MOST_NEAR)
                .map(salon -> row(
                        salon,
                        Text.of("client.book.salon-near")
                                .with("salon", name(salon, language))
                                .with(
                                        "distance",
                                        Places.distance(
                                                salon.place().get().distanceTo(here),
                                                desk.texts().plain(language, "format.decimal-mark")))))
                .toList();
        var more = new ArrayList<>(rows);
        more.add(List.of(Button.choose("client.book.leave", new ClientChoice.StepBack())));
        return Turn.<ClientDialog>to(new ClientDialog.ChoosingSalon(Draft.EMPTY))
                .say(Message.of("client.book.thanks-for-place").with(MenuKeys.main()))
                .say(Message.of("client.book.near").with(new Buttons.Inline(more)));
    }

    private static List<Button> row(SalonProfile salon, Text label) {
        var pick = Button.choose(label, new ClientChoice.PickSalon(salon.id().value()));
        return salon.place().isEmpty() && salon.address().isEmpty()
                ? List.of(pick)
                : List.of(
                        pick,
                        Button.choose(
                                "client.book.on-map",
                                new ClientChoice.ShowPlace(salon.id().value())));
    }

    private static String name(SalonProfile salon, Language language) {
        return Html.shorten(salon.name(language), LONGEST_NAME);
    }
}
