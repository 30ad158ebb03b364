/** Visits as customers hear of them. Entry: {@link dvorik.clientbot.visit.VisitNotifications}. */
package dvorik.clientbot.visit;
