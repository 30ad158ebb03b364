/** {@code /api/v1/settings}. */
package dvorik.adminapi.setting;
