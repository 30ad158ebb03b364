/** {@code /api/v1/segments}: saved conditions over customers. */
package dvorik.adminapi.segment;
