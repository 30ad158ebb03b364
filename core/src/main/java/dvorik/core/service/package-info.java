/**
 * What can be booked and from whom: services with categories, masters with the services each performs in each salon. Tables
 * {@code service_category}, {@code service}, {@code service_salon}, {@code master}, {@code master_service}. Entries: {@link
 * dvorik.core.service.ServiceCatalog}, {@link dvorik.core.service.MasterDirectory}.
 */
package dvorik.core.service;
