import { FlorinSchema } from '#database/florin_schema'

/**
 * A plugin is installed once and configured many times: an instance is one configuration of it in one household. Secrets stand in a
 * table of their own and are never part of `settings`.
 */
export default class extends FlorinSchema {
  async up() {
    this.createTable(
      'plugin_instances',
      `ID,
       household_id INTEGER NOT NULL REFERENCES households (id) ON DELETE CASCADE,
       plugin_id TEXT NOT NULL,
       title TEXT NOT NULL,
       unique_id TEXT,
       enabled INTEGER NOT NULL DEFAULT 1 CHECK (enabled IN (0, 1)),
       state TEXT NOT NULL DEFAULT 'ready' CHECK (state IN ('ready', 'needs_connection', 'needs_attention', 'quarantined')),
       state_reason TEXT NOT NULL DEFAULT '',
       settings TEXT NOT NULL DEFAULT '{}',
       settings_version INTEGER NOT NULL DEFAULT 1,
       previous_settings TEXT,
       grants TEXT NOT NULL DEFAULT '{}',
       every_minutes INTEGER CHECK (every_minutes > 0),
       created_at TEXT NOT NULL,
       UNIQUE (household_id, plugin_id, unique_id)`,
      ['CREATE INDEX plugin_instances_plugin ON plugin_instances (household_id, plugin_id, id)'],
    )
  }

  async down() {
    this.dropTable('plugin_instances')
  }
}
