import { FlorinSchema } from '#database/florin_schema'

/** What the other migrations stand on: id sequences on SQLite, the confined role on PostgreSQL, instance settings. */
export default class extends FlorinSchema {
  async up() {
    if (this.onPostgres) {
      // The role is shared by all databases of the server, so it may exist already; an administrator may also have made it and
      // granted it to us, and then we need no right to make roles.
      this.schema.raw(
        `DO $$ BEGIN IF to_regrole('florin_tenant') IS NULL THEN CREATE ROLE florin_tenant NOLOGIN; END IF; END $$`,
      )
      this.schema.raw(`
        DO $$ BEGIN EXECUTE format('GRANT florin_tenant TO %I', current_user); EXCEPTION WHEN insufficient_privilege THEN NULL; END $$`)
      this.schema.raw(
        `DO $$ BEGIN EXECUTE format('GRANT USAGE ON SCHEMA %I TO florin_tenant', current_schema()); END $$`,
      )
    } else {
      this.schema.raw(
        'CREATE TABLE id_sequences (table_name TEXT PRIMARY KEY, next_id INTEGER NOT NULL) STRICT, WITHOUT ROWID',
      )
    }
    this.createTable('instance_settings', 'name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (name)')
  }

  async down() {
    this.dropTable('instance_settings')
    if (!this.onPostgres) this.schema.raw('DROP TABLE id_sequences')
  }
}
