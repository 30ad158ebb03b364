/**
 * People who work here, their roles, how they are invited, and what those who lead may do with the team. Tables {@code
 * staff}, {@code staff_role}, {@code invitation}. Entries: {@link dvorik.core.staff.StaffService}, {@link
 * dvorik.core.staff.TeamService}.
 */
package dvorik.core.staff;
