/** {@code /health}: the process is alive; {@code /health/ready}: so is everything it depends on. */
package dvorik.adminapi.health;
