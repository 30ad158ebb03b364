/**
 * A customer's account as a whole, over several features: a number that is verified again, two accounts that become one,
 * all data of a person, and its deletion. Tables {@code phone_claim}, {@code staff_message}. Entries:
 * {@link dvorik.core.account.PhoneClaims}, {@link dvorik.core.account.PersonalDataService},
 * {@link dvorik.core.account.DeletionService}; for staff: {@link dvorik.core.account.CustomerCare},
 * {@link dvorik.core.account.CustomerHistory}, {@link dvorik.core.account.StaffMessages}.
 */
package dvorik.core.account;
