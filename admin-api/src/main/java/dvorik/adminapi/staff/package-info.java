/** {@code /api/v1/staff}: people who work here. */
package dvorik.adminapi.staff;
