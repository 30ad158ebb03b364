/** Customers: look up, change, import and export. Entry: {@link dvorik.adminapi.user.UserRoutes}. */
package dvorik.adminapi.user;
