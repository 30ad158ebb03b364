/**
 * Those who lead look at the team: who works here, in which roles, who is invited; they suspend, bring back and remove.
 * Everybody sees the own roles and works in one or all of them. Words stand in {@code texts/team_*.properties}.
 */
package dvorik.cashierbot.team;
