/** Finds QR codes in photos that cashiers send. Knows nothing of chats and codes. Entry: {@link dvorik.cashierbot.picture.QrReader}. */
package dvorik.cashierbot.picture;
