/**
 * People who work here, their roles, and how they are invited. Tables {@code staff}, {@code staff_role}, {@code
 * invitation}. Entry: {@link dvorik.core.staff.StaffService}.
 */
package dvorik.core.staff;
