import { FlorinSchema } from '#database/florin_schema'

export default class extends FlorinSchema {
  async up() {
    this.createTable(
      'change_sets',
      `ID,
       household_id INTEGER NOT NULL REFERENCES households (id) ON DELETE CASCADE,
       actor_kind TEXT NOT NULL CHECK (actor_kind IN ('user', 'token', 'rule', 'plugin', 'import', 'system')),
       actor_id INTEGER,
       actor_label TEXT NOT NULL,
       cause TEXT NOT NULL,
       summary TEXT NOT NULL,
       row_count INTEGER NOT NULL DEFAULT 0,
       undoes_id INTEGER REFERENCES change_sets (id) ON DELETE SET NULL,
       undone_by_id INTEGER REFERENCES change_sets (id) ON DELETE SET NULL,
       created_at TEXT NOT NULL`,
      ['CREATE INDEX change_sets_household ON change_sets (household_id, id)'],
    )
    // One entry is either one row (row_id, before, after) or a bulk of rows (row_ids as ranges; rows as JSON when they were deleted).
    this.createTable(
      'changes',
      `ID,
       household_id INTEGER NOT NULL REFERENCES households (id) ON DELETE CASCADE,
       change_set_id INTEGER NOT NULL REFERENCES change_sets (id) ON DELETE CASCADE,
       table_name TEXT NOT NULL,
       operation TEXT NOT NULL CHECK (operation IN ('insert', 'update', 'delete')),
       row_id INTEGER,
       row_ids TEXT,
       before TEXT,
       after TEXT`,
      [
        'CREATE INDEX changes_set ON changes (change_set_id, id)',
        'CREATE INDEX changes_row ON changes (table_name, row_id)',
      ],
    )
    this.createTable(
      'outbox',
      `ID,
       household_id INTEGER NOT NULL REFERENCES households (id) ON DELETE CASCADE,
       change_set_id INTEGER REFERENCES change_sets (id) ON DELETE CASCADE,
       topic TEXT NOT NULL,
       payload TEXT NOT NULL,
       created_at TEXT NOT NULL`,
    )
  }

  async down() {
    for (const table of ['outbox', 'changes', 'change_sets']) this.dropTable(table)
  }
}
