package dvorik.core.discount;

import dvorik.core.customer.CardNumber;
import dvorik.core.customer.CardNumbers;
import dvorik.core.customer.Customer;
import dvorik.core.customer.CustomerService;
import dvorik.core.customer.PhoneBook;
import dvorik.core.id.BusinessId;
import java.util.Optional;
import org.jooq.DSLContext;

/** Finds a customer by what the customer shows or says: the code of a discount, the card's number, the whole phone. */
public final class CustomerSearch {
    private final DSLContext db;
    private final CustomerService customers;
    private final CardNumbers cards;
    private final PhoneBook phones;
    private final DiscountRepository discounts = new DiscountRepository();

    public CustomerSearch(DSLContext db, CustomerService customers, CardNumbers cards) {
        this.db = db;
        this.customers = customers;
        this.cards = cards;
        this.phones = new PhoneBook(db);
    }

    /** What was found. */
    public sealed interface Found {
        /** @param maskedPhone empty where none is known */
        record Person(Customer customer, Optional<String> maskedPhone) implements Found {}

        record Nobody() implements Found {}

        /** Neither a code nor a number of a card or phone. */
        record Unreadable() implements Found {}
    }

    /** @param business whose discounts' codes count */
    public Found find(BusinessId business, String typed) {
        if (CardNumber.read(typed) instanceof CardNumber.Read.Number(var number)) {
            return person(cards.find(number));
        }
        if (DiscountCode.read(typed) instanceof DiscountCode.Read.Code(var code)) {
            return person(discounts
                    .findAtTill(db, code)
                    .map(DiscountRow.AtTill::discount)
                    .filter(discount -> discount.business().equals(business))
                    .flatMap(discount -> customers.find(discount.customer())));
        }
        return PhoneBook.looksLikeOne(typed)
                ? person(phones.find(typed).flatMap(customers::find))
                : new Found.Unreadable();
    }

    private Found person(Optional<Customer> customer) {
        return customer.<Found>map(
                        c -> new Found.Person(c, customers.findPhone(c.id()).map(phone -> phone.masked())))
                .orElseGet(Found.Nobody::new);
    }
}
