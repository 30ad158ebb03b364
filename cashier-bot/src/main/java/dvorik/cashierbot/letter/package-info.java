/** What customers write about their visits, brought to masters and managers, who can answer. */
package dvorik.cashierbot.letter;
