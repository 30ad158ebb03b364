package dvorik.core.account;

import static dvorik.migrations.jooq.Tables.CONSENT;
import static dvorik.migrations.jooq.Tables.CUSTOMER;
import static dvorik.migrations.jooq.Tables.CUSTOMER_IDENTITY;
import static dvorik.migrations.jooq.Tables.DISCOUNT;
import static dvorik.migrations.jooq.Tables.MAILBOX_MESSAGE;
import static dvorik.migrations.jooq.Tables.OFFER;
import static dvorik.migrations.jooq.Tables.PRODUCT_EVENT;
import static dvorik.migrations.jooq.Tables.REDEMPTION;
import static dvorik.migrations.jooq.Tables.SALE;
import static dvorik.migrations.jooq.Tables.SALON;

import dvorik.core.customer.Customer;
import dvorik.core.customer.CustomerAccounts;
import dvorik.core.id.CustomerId;
import dvorik.core.money.Money;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;

/** Collects what is kept about a person, those who became one with it included. */
public final class PersonalDataService {
    private final DSLContext db;
    private final CustomerAccounts accounts;

    public PersonalDataService(DSLContext db, CustomerAccounts accounts) {
        this.db = db;
        this.accounts = accounts;
    }

    /** A picture of one moment. */
    public PersonalData collect(Customer customer) {
        return db.transactionResult(trx -> {
            var tx = trx.dsl();
            var all = accounts.withMerged(tx, customer.id()).stream()
                    .map(CustomerId::value)
                    .toList();
            return new PersonalData(
                    profile(tx, customer),
                    contacts(tx, all),
                    consents(tx, all),
                    discounts(tx, customer, all),
                    redemptions(tx, all),
                    purchases(tx, all),
                    messages(tx, all),
                    events(tx, all));
        });
    }

    private static PersonalData.Profile profile(DSLContext tx, Customer customer) {
        return tx.selectFrom(CUSTOMER)
                .where(CUSTOMER.ID.eq(customer.id().value()))
                .fetchSingle(row -> new PersonalData.Profile(
                        row.getFirstName(),
                        row.getBirthday(),
                        row.getLanguage(),
                        row.getSource(),
                        row.getTimeZone(),
                        row.getJoinedAt(),
                        row.getRemindersOn(),
                        row.getMarketingOn(),
                        row.getSmsOn(),
                        row.getEmailOn(),
                        row.getEmailMarketingOn(),
                        row.getQuietFrom(),
                        row.getQuietUntil()));
    }

    private static List<PersonalData.Contact> contacts(DSLContext tx, List<Long> all) {
        return tx.selectFrom(CUSTOMER_IDENTITY)
                .where(CUSTOMER_IDENTITY.CUSTOMER_ID.in(all))
                .orderBy(CUSTOMER_IDENTITY.ID)
                .fetch(row -> new PersonalData.Contact(
                        row.getKind(), row.getValue(), row.getVerifiedAt(), row.getDeletedAt()));
    }

    private static List<PersonalData.Consent> consents(DSLContext tx, List<Long> all) {
        return tx.selectFrom(CONSENT)
                .where(CONSENT.CUSTOMER_ID.in(all))
                .orderBy(CONSENT.ID)
                .fetch(row -> new PersonalData.Consent(
                        row.getKind(), row.getVersion(), row.getDecision(), row.getDecidedAt(), row.getShownText()));
    }

    private static List<PersonalData.Grant> discounts(DSLContext tx, Customer customer, List<Long> all) {
        Field<String> title =
                switch (customer.language()) {
                    case RU -> OFFER.TITLE_RU;
                    case UZ -> OFFER.TITLE_UZ;
                    case EN -> OFFER.TITLE_EN;
                };
        return tx.select(DISCOUNT.fields())
                .select(title)
                .from(DISCOUNT)
                .join(OFFER)
                .on(OFFER.ID.eq(DISCOUNT.OFFER_ID))
                .where(DISCOUNT.CUSTOMER_ID.in(all))
                .orderBy(DISCOUNT.ID)
                .fetch(row -> new PersonalData.Grant(
                        row.get(DISCOUNT.CODE),
                        row.get(title),
                        row.get(DISCOUNT.VALUE_TYPE),
                        row.get(DISCOUNT.VALUE),
                        row.get(DISCOUNT.CURRENCY),
                        row.get(DISCOUNT.STATUS),
                        row.get(DISCOUNT.VALID_FROM),
                        row.get(DISCOUNT.VALID_UNTIL),
                        row.get(DISCOUNT.USES_ALLOWED),
                        row.get(DISCOUNT.USES_MADE)));
    }

    private static List<PersonalData.Use> redemptions(DSLContext tx, List<Long> all) {
        return tx.select(REDEMPTION.fields())
                .select(SALON.NAME, DISCOUNT.CODE)
                .from(REDEMPTION)
                .join(SALON)
                .on(SALON.ID.eq(REDEMPTION.SALON_ID))
                .join(DISCOUNT)
                .on(DISCOUNT.ID.eq(REDEMPTION.DISCOUNT_ID))
                .where(REDEMPTION.CUSTOMER_ID.in(all))
                .orderBy(REDEMPTION.ID)
                .fetch(row -> {
                    var currency = row.get(REDEMPTION.CURRENCY);
                    return new PersonalData.Use(
                            row.get(REDEMPTION.REDEEMED_AT),
                            row.get(SALON.NAME),
                            row.get(DISCOUNT.CODE),
                            Optional.ofNullable(row.get(REDEMPTION.PURCHASE_AMOUNT))
                                    .map(minor -> Money.of(minor, currency)),
                            Money.of(row.get(REDEMPTION.DISCOUNT_AMOUNT), currency),
                            row.get(REDEMPTION.REVERTED_AT));
                });
    }

    private static List<PersonalData.Purchase> purchases(DSLContext tx, List<Long> all) {
        return tx.select(SALE.fields())
                .select(SALON.NAME)
                .from(SALE)
                .leftJoin(SALON)
                .on(SALON.ID.eq(SALE.SALON_ID))
                .where(SALE.CUSTOMER_ID.in(all))
                .orderBy(SALE.ID)
                .fetch(row -> {
                    var currency = row.get(SALE.CURRENCY);
                    return new PersonalData.Purchase(
                            row.get(SALE.SOLD_AT),
                            row.get(SALON.NAME),
                            // a reversal has the amounts of what it takes back, below zero
                            Money.of(Math.abs(row.get(SALE.GROSS_AMOUNT)), currency),
                            Money.of(Math.abs(row.get(SALE.DISCOUNT_AMOUNT)), currency),
                            Money.of(Math.abs(row.get(SALE.NET_AMOUNT)), currency),
                            row.get(SALE.REVERSES_ID) != null);
                });
    }

    private static List<PersonalData.Told> messages(DSLContext tx, List<Long> all) {
        return tx.selectFrom(MAILBOX_MESSAGE)
                .where(MAILBOX_MESSAGE.CUSTOMER_ID.in(all))
                .orderBy(MAILBOX_MESSAGE.ID)
                .fetch(row -> new PersonalData.Told(row.getCreatedAt(), row.getBodyHtml(), row.getReadAt()));
    }

    private static List<PersonalData.Event> events(DSLContext tx, List<Long> all) {
        return tx.selectFrom(PRODUCT_EVENT)
                .where(PRODUCT_EVENT.CUSTOMER_ID.in(all))
                .orderBy(PRODUCT_EVENT.ID)
                .fetch(row -> new PersonalData.Event(row.getOccurredAt(), row.getKind(), row.getSource()));
    }
}
