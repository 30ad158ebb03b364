/** The schema: SQL in {@code db/migration}, and what the generated classes in {@code dvorik.migrations.jooq} need. */
package dvorik.migrations;
