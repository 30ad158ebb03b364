/**
 * The admin API under load, beside the very statements of its calls through bare JDBC, and files of many customers. Entries:
 * {@link dvorik.benchmarks.api.ApiPart}, {@link dvorik.benchmarks.api.FilesPart}.
 */
package dvorik.benchmarks.api;
