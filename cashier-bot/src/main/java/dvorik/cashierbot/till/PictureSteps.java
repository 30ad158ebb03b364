package dvorik.cashierbot.till;

import dvorik.cashierbot.CashierDialog;
import dvorik.cashierbot.picture.PictureSource;
import dvorik.cashierbot.picture.QrReader;
import dvorik.core.conversation.Input;
import dvorik.core.conversation.Turn;
import dvorik.core.conversation.Visitor;
import dvorik.core.staff.StaffMember;
import java.util.Set;

/** A photo of a customer's QR code in place of a typed code. */
final class PictureSteps {
    private final PictureSource pictures;
    private final CodeSteps codes;
    private final QrReader reader = new QrReader();

    PictureSteps(PictureSource pictures, CodeSteps codes) {
        this.pictures = pictures;
        this.codes = codes;
    }

    Turn<CashierDialog> look(StaffMember member, Visitor visitor, CashierDialog state, Input.Picture picture) {
        Turn<CashierDialog> turn = Turn.stay(state);
        if (picture.bytes() > PictureSource.MOST_BYTES) {
            return turn.say("cashier.picture.too-big");
        }
        return switch (pictures.fetch(picture.fileId())) {
            case PictureSource.Fetched.Picture(var content) -> read(member, visitor, state, content);
            case PictureSource.Fetched.TooBig() -> turn.say("cashier.picture.too-big");
            case PictureSource.Fetched.Away() -> turn.say("cashier.picture.away");
        };
    }

    private Turn<CashierDialog> read(StaffMember member, Visitor visitor, CashierDialog state, byte[] content) {
        Turn<CashierDialog> turn = Turn.stay(state);
        return switch (reader.read(content, Looked::isOurs)) {
            case QrReader.Result.Found(var texts) -> found(member, visitor, state, texts);
            case QrReader.Result.NoCode() -> turn.say("cashier.picture.no-code");
            case QrReader.Result.NoPicture() -> turn.say("cashier.picture.unreadable");
        };
    }

    private Turn<CashierDialog> found(StaffMember member, Visitor visitor, CashierDialog state, Set<String> texts) {
        var ours = texts.stream()
                .filter(Looked::isOurs)
                .map(Looked::scanned)
                .distinct()
                .toList();
        return switch (ours.size()) {
            case 0 -> Turn.<CashierDialog>stay(state).say("cashier.picture.not-ours");
            case 1 -> codes.look(member, visitor, state, ours.getFirst());
            default -> Turn.<CashierDialog>stay(state).say("cashier.picture.several");
        };
    }
}
