/**
 * Who did what: an entry for every write by staff, never rewritten. Tables {@code audit_entry} and, for details that
 * name people and may be erased, {@code audit_personal}. Entry: {@link dvorik.core.audit.AuditLog}.
 */
package dvorik.core.audit;
