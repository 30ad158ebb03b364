/**
 * Visits as staff see them: a master's day and week, the work on a visit, time off; a salon's day, booking for somebody,
 * moving, cancelling. Each button and each step looks up anew whether the person may: a master one's own visits, a manager
 * those of one's salons, an owner all. A card of a visit is a message that is kept up to date (table {@code booking_card}).
 */
package dvorik.cashierbot.booking;
