import { FlorinSchema } from '#database/florin_schema'

export default class extends FlorinSchema {
  async up() {
    this.createTable(
      'vault_files',
      `ID,
       household_id INTEGER NOT NULL REFERENCES households (id) ON DELETE CASCADE,
       sha256 TEXT NOT NULL,
       name TEXT NOT NULL,
       size INTEGER NOT NULL,
       created_at TEXT NOT NULL,
       UNIQUE (household_id, sha256)`,
    )
    this.createTable(
      'import_batches',
      `ID,
       household_id INTEGER NOT NULL REFERENCES households (id) ON DELETE CASCADE,
       file_id INTEGER NOT NULL REFERENCES vault_files (id),
       status TEXT NOT NULL CHECK (status IN ('parsing', 'needs_mapping', 'previewed', 'committing', 'committed', 'undone', 'failed', 'discarded')),
       importer TEXT,
       importer_name TEXT,
       importer_version TEXT,
       summary TEXT NOT NULL DEFAULT '',
       settings TEXT NOT NULL DEFAULT '{}',
       statements TEXT NOT NULL DEFAULT '[]',
       guess TEXT,
       counts TEXT NOT NULL DEFAULT '{}',
       will_import INTEGER NOT NULL DEFAULT 0,
       issues TEXT NOT NULL DEFAULT '[]',
       problem TEXT,
       change_set_id INTEGER REFERENCES change_sets (id) ON DELETE SET NULL,
       created_by INTEGER,
       created_at TEXT NOT NULL,
       committed_at TEXT`,
      ['CREATE INDEX import_batches_household ON import_batches (household_id, id)'],
    )
    // The rows of a preview, some hundred to an entry because they are written and read together. Replaced as a whole by each preview;
    // after the commit only the rows that were not simply new are kept.
    this.createTable(
      'import_previews',
      `batch_id INTEGER NOT NULL REFERENCES import_batches (id) ON DELETE CASCADE,
       household_id INTEGER NOT NULL REFERENCES households (id) ON DELETE CASCADE,
       first_row INTEGER NOT NULL,
       outcomes TEXT NOT NULL,
       details TEXT NOT NULL,
       PRIMARY KEY (batch_id, first_row)`,
    )
    this.createTable(
      'source_records',
      `ID,
       household_id INTEGER NOT NULL REFERENCES households (id) ON DELETE CASCADE,
       batch_id INTEGER NOT NULL REFERENCES import_batches (id) ON DELETE CASCADE,
       account_id INTEGER NOT NULL REFERENCES accounts (id),
       source TEXT NOT NULL,
       external_id TEXT NOT NULL,
       line INTEGER,
       payload TEXT NOT NULL,
       transaction_id INTEGER`,
      [
        'CREATE UNIQUE INDEX source_records_identity ON source_records (account_id, source, external_id)',
        'CREATE INDEX source_records_transaction ON source_records (transaction_id)',
      ],
    )
    // Which account of ours a statement's account was mapped to, remembered for the next file.
    this.createTable(
      'account_aliases',
      `ID,
       household_id INTEGER NOT NULL REFERENCES households (id) ON DELETE CASCADE,
       alias TEXT NOT NULL,
       account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
       UNIQUE (household_id, alias)`,
    )
    // A mapping a person confirmed, remembered by the shape of the file.
    this.createTable(
      'import_mappings',
      `ID,
       household_id INTEGER NOT NULL REFERENCES households (id) ON DELETE CASCADE,
       signature TEXT NOT NULL,
       mapping TEXT NOT NULL,
       UNIQUE (household_id, signature)`,
    )
  }

  async down() {
    for (const table of [
      'import_mappings',
      'account_aliases',
      'source_records',
      'import_previews',
      'import_batches',
      'vault_files',
    ])
      this.dropTable(table)
  }
}
