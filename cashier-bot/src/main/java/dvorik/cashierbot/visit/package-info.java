/** Visits as masters and managers hear of them. Entry: {@link dvorik.cashierbot.visit.VisitNotifications}. */
package dvorik.cashierbot.visit;
