/** {@code /api/v1/businesses} and {@code /api/v1/salons}. */
package dvorik.adminapi.salon;
