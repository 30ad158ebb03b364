/** {@code /api/docs} and {@code /api/redoc}: pages that show the description of the API, without any outside address. */
package dvorik.adminapi.docs;
