import { FlorinSchema } from '#database/florin_schema'

/**
 * What the broker keeps. Secrets are sealed with the household's data key, which is wrapped by the master key that is not in the database.
 * None of these tables is written through change sets: secrets must not be in anybody's history, the others are bookkeeping of plugins.
 */
export default class extends FlorinSchema {
  async up() {
    // The row without a household is the instance's own; no household sees it.
    this.createTable(
      'data_keys',
      `ID,
       household_id INTEGER UNIQUE REFERENCES households (id) ON DELETE CASCADE,
       master_key TEXT NOT NULL,
       wrapped TEXT NOT NULL,
       created_at TEXT NOT NULL`,
      ['CREATE UNIQUE INDEX data_keys_instance ON data_keys ((household_id IS NULL)) WHERE household_id IS NULL'],
    )
    this.createTable(
      'plugin_secrets',
      `household_id INTEGER NOT NULL REFERENCES households (id) ON DELETE CASCADE,
       instance_id INTEGER NOT NULL REFERENCES plugin_instances (id) ON DELETE CASCADE,
       name TEXT NOT NULL,
       sealed TEXT NOT NULL,
       kept_at TEXT NOT NULL,
       PRIMARY KEY (instance_id, name)`,
    )
    this.createTable(
      'plugin_store',
      `ID,
       household_id INTEGER NOT NULL REFERENCES households (id) ON DELETE CASCADE,
       instance_id INTEGER NOT NULL REFERENCES plugin_instances (id) ON DELETE CASCADE,
       key TEXT NOT NULL,
       value TEXT NOT NULL,
       bytes INTEGER NOT NULL CHECK (bytes > 0),
       UNIQUE (instance_id, key)`,
    )
    this.createTable(
      'plugin_usage',
      `household_id INTEGER NOT NULL REFERENCES households (id) ON DELETE CASCADE,
       instance_id INTEGER NOT NULL REFERENCES plugin_instances (id) ON DELETE CASCADE,
       day TEXT NOT NULL CHECK (length(day) = 10),
       kind TEXT NOT NULL,
       scope TEXT NOT NULL,
       requests INTEGER NOT NULL,
       bytes_sent INTEGER NOT NULL,
       bytes_received INTEGER NOT NULL,
       refused INTEGER NOT NULL,
       PRIMARY KEY (instance_id, day, kind, scope)`,
    )
  }

  async down() {
    for (const table of ['plugin_usage', 'plugin_store', 'plugin_secrets', 'data_keys']) this.dropTable(table)
  }
}
