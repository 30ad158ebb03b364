/** {@code POST /telegram/{bot}}: where Telegram delivers updates, authenticated by the secret header. */
package dvorik.adminapi.webhook;
