import { FlorinSchema } from '#database/florin_schema'

/**
 * The accounts that a connection found at a bank, and the accounts of ours they are kept in. The cursor is moved only when what was
 * fetched is in the ledger: until then the import it is waiting for and the cursor after it stand beside it.
 */
export default class extends FlorinSchema {
  async up() {
    this.createTable(
      'connected_accounts',
      `ID,
       household_id INTEGER NOT NULL REFERENCES households (id) ON DELETE CASCADE,
       instance_id INTEGER NOT NULL REFERENCES plugin_instances (id) ON DELETE CASCADE,
       external_id TEXT NOT NULL,
       name TEXT NOT NULL,
       currency TEXT NOT NULL,
       kind TEXT,
       institution TEXT,
       number TEXT,
       balance TEXT,
       balance_on TEXT,
       account_id INTEGER REFERENCES accounts (id) ON DELETE SET NULL,
       fetch_from TEXT,
       review INTEGER NOT NULL DEFAULT 0 CHECK (review IN (0, 1)),
       cursor TEXT,
       waiting_batch_id INTEGER REFERENCES import_batches (id) ON DELETE SET NULL,
       waiting_cursor TEXT,
       synced_at TEXT,
       seen_at TEXT NOT NULL,
       UNIQUE (instance_id, external_id)`,
    )
  }

  async down() {
    this.dropTable('connected_accounts')
  }
}
