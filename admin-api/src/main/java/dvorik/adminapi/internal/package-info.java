/** {@code /internal}: for systems of the same owner, by {@code X-API-Key} (INTERNAL_API_KEY); and {@code /metrics}. */
package dvorik.adminapi.internal;
