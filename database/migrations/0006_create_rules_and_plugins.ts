import { FlorinSchema } from '#database/florin_schema'

export default class extends FlorinSchema {
  async up() {
    this.createTable(
      'rules',
      `ID,
       household_id INTEGER NOT NULL REFERENCES households (id) ON DELETE CASCADE,
       name TEXT NOT NULL,
       enabled INTEGER NOT NULL DEFAULT 1 CHECK (enabled IN (0, 1)),
       stage TEXT NOT NULL CHECK (stage IN ('pre', 'main', 'post')),
       position INTEGER NOT NULL,
       condition TEXT NOT NULL,
       actions TEXT NOT NULL,
       stop INTEGER NOT NULL DEFAULT 0 CHECK (stop IN (0, 1)),
       created_at TEXT NOT NULL`,
      ['CREATE INDEX rules_household ON rules (household_id, stage, position)'],
    )
    this.createTable(
      'plugin_settings',
      `ID,
       household_id INTEGER NOT NULL REFERENCES households (id) ON DELETE CASCADE,
       plugin_id TEXT NOT NULL,
       enabled INTEGER NOT NULL CHECK (enabled IN (0, 1)),
       UNIQUE (household_id, plugin_id)`,
    )
    this.createTable(
      'plugin_runs',
      `ID,
       household_id INTEGER NOT NULL REFERENCES households (id) ON DELETE CASCADE,
       plugin_id TEXT NOT NULL,
       method TEXT NOT NULL,
       outcome TEXT NOT NULL,
       message TEXT NOT NULL DEFAULT '',
       cpu_ms INTEGER NOT NULL,
       wall_ms INTEGER NOT NULL,
       started_at TEXT NOT NULL`,
      ['CREATE INDEX plugin_runs_plugin ON plugin_runs (household_id, plugin_id, id)'],
    )
  }

  async down() {
    for (const table of ['plugin_runs', 'plugin_settings', 'rules']) this.dropTable(table)
  }
}
