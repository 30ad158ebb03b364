/** QR codes as small pictures. Entry: {@link dvorik.clientbot.qr.QrPicture}. */
package dvorik.clientbot.qr;
