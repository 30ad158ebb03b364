package dvorik.clientbot.booking;

import dvorik.clientbot.ClientDialog;
import dvorik.core.conversation.Turn;
import dvorik.core.text.Language;

/** Begins a booking, as far as there is a choice: one salon is no question. */
final class BookingStart {
    private final BookingDesk desk;
    private final SalonStep salons;
    private final ServiceStep services;

    BookingStart(BookingDesk desk, VisitWords words) {
        this.desk = desk;
        this.salons = new SalonStep(desk);
        this.services = new ServiceStep(words);
    }

    Turn<ClientDialog> begin(Language language) {
        var offering = Offering.read(desk);
        var here = offering.salons();
        return switch (here.size()) {
            case 0 -> Turn.<ClientDialog>rest().say("client.book.nothing");
            case 1 ->
                services.show(offering, Draft.EMPTY.at(here.getFirst().id()), 0, language)
                        .said();
            default -> salons.show(offering, language).said();
        };
    }
}
