/**
 * The database: pool, dialect, migrations, and which faults mean "away" rather than "ours".
 *
 * <p>READ COMMITTED, every session in UTC, MySQL 8.4 or newer or MariaDB 11.4 or newer. Entry: {@link dvorik.core.db.Database}.
 */
package dvorik.core.db;
