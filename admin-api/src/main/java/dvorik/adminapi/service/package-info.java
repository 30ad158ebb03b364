/** Services and their categories. Entries: {@link dvorik.adminapi.service.ServiceRoutes}, {@link dvorik.adminapi.service.CategoryRoutes}. */
package dvorik.adminapi.service;
