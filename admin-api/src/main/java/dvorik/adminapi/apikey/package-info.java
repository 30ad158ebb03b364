/** {@code /api/v1/api-keys}: keys of programs. */
package dvorik.adminapi.apikey;
