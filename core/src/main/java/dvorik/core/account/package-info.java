/**
 * A customer's account as a whole, over several features: a number that is verified again, two accounts that become one,
 * all data of a person, and its deletion. Table {@code phone_claim}. Entries: {@link dvorik.core.account.PhoneClaims},
 * {@link dvorik.core.account.PersonalDataService}, {@link dvorik.core.account.DeletionService}.
 */
package dvorik.core.account;
