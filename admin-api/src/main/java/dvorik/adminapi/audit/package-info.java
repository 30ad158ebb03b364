/** {@code /api/v1/audit}. */
package dvorik.adminapi.audit;
