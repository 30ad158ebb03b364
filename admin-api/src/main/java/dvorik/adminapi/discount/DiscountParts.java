package dvorik.adminapi.discount;

import dvorik.core.discount.DiscountCancelling;
import dvorik.core.discount.DiscountLists;
import dvorik.core.discount.DiscountService;
import dvorik.core.discount.DiscountWords;
import dvorik.core.discount.HandGrants;
import dvorik.core.discount.TillService;
import dvorik.core.discount.UndoService;
import dvorik.core.salon.SalonService;
import dvorik.core.text.Texts;
import dvorik.core.till.WrongCodes;
import java.util.Currency;

/** Features that the operations on discounts stand on. */
public record DiscountParts(
        DiscountService discounts,
        DiscountLists lists,
        HandGrants handGrants,
        DiscountCancelling cancelling,
        TillService till,
        UndoService undo,
        WrongCodes wrongCodes,
        SalonService salons,
        DiscountWords words,
        Texts texts,
        Currency currency) {}
