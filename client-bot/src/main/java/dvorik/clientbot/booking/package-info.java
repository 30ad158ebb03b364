/**
 * Visits in the customer's chat: finding a time and booking it, the cards of visits and what can be done with them, the
 * waiting list, reminders, ratings.
 *
 * <p>The way of a booking is one message that changes from step to step; its state is a {@code ClientDialog.Booking}. The
 * time is kept for the customer from the tap on it. Buttons of cards count at any time.
 */
package dvorik.clientbot.booking;
