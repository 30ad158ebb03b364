/** The joining dialog: consent, phone, name, birthday, and the joining discount at its end. A step a class. */
package dvorik.clientbot.joining;
