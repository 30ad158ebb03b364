/** {@code /unsubscribe}: where the links in marketing e-mails lead. Needs no sign-in and no JavaScript. */
package dvorik.adminapi.unsubscribe;
