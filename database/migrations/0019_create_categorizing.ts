import { FlorinSchema } from '#database/florin_schema'

export default class extends FlorinSchema {
  async up() {
    this.createTable(
      'categorizing_settings',
      `ID,
       household_id INTEGER NOT NULL REFERENCES households (id) ON DELETE CASCADE,
       enabled INTEGER NOT NULL DEFAULT 1 CHECK (enabled IN (0, 1)),
       threshold INTEGER NOT NULL CHECK (threshold BETWEEN 50 AND 100),
       UNIQUE (household_id)`,
    )
    // `model` is what the plugin answered, for it alone to read. `metrics` and `baseline` are JSON of the last training.
    this.createTable(
      'categorizer_models',
      `ID,
       household_id INTEGER NOT NULL REFERENCES households (id) ON DELETE CASCADE,
       version INTEGER NOT NULL,
       plugin_version TEXT NOT NULL,
       state TEXT NOT NULL CHECK (state IN ('candidate', 'deployed', 'retired')),
       traffic_share INTEGER NOT NULL CHECK (traffic_share BETWEEN 0 AND 100),
       trained_rows INTEGER NOT NULL,
       corrections INTEGER NOT NULL DEFAULT 0,
       from_on TEXT NOT NULL,
       to_on TEXT NOT NULL,
       metrics TEXT,
       baseline TEXT NOT NULL,
       model TEXT NOT NULL,
       created_at TEXT NOT NULL,
       deployed_at TEXT,
       UNIQUE (household_id, version)`,
    )
    // A transaction may be deleted and come back by an undo, so it is not referenced; guesses of gone ones are forgotten at night.
    this.createTable(
      'category_guesses',
      `ID,
       household_id INTEGER NOT NULL REFERENCES households (id) ON DELETE CASCADE,
       transaction_id INTEGER NOT NULL,
       category_id INTEGER REFERENCES accounts (id) ON DELETE CASCADE,
       confidence INTEGER NOT NULL CHECK (confidence BETWEEN 0 AND 10000),
       by_whom TEXT NOT NULL CHECK (by_whom IN ('history', 'model', 'knowledge', 'advisor', 'nobody')),
       reason TEXT NOT NULL,
       model_id INTEGER,
       applied INTEGER NOT NULL CHECK (applied IN (0, 1)),
       guessed_at TEXT NOT NULL,
       asked_at TEXT,
       CHECK ((category_id IS NULL) = (by_whom = 'nobody')),
       UNIQUE (household_id, transaction_id)`,
      ['CREATE INDEX category_guesses_category ON category_guesses (category_id)'],
    )
  }

  async down() {
    for (const table of ['category_guesses', 'categorizer_models', 'categorizing_settings']) this.dropTable(table)
  }
}
