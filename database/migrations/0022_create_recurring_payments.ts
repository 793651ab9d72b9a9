import { FlorinSchema } from '#database/florin_schema'

export default class extends FlorinSchema {
  async up() {
    // What a household decided about payments that recur. What is null is as it was found; one merged into another keeps its row, so that
    // its payments go where it went, and an undo brings it back.
    this.createTable(
      'recurring_payments',
      `ID,
       household_id INTEGER NOT NULL REFERENCES households (id) ON DELETE CASCADE,
       name TEXT NOT NULL,
       status TEXT NOT NULL CHECK (status IN ('suggested', 'confirmed', 'ignored')),
       direction TEXT NOT NULL CHECK (direction IN ('in', 'out')),
       account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
       category_id INTEGER REFERENCES accounts (id) ON DELETE SET NULL,
       merged_into_id INTEGER REFERENCES recurring_payments (id) ON DELETE SET NULL,
       cadence TEXT,
       next_due_on TEXT,
       amount_low INTEGER,
       amount_high INTEGER,
       ended_on TEXT,
       notice_days INTEGER NOT NULL DEFAULT 3 CHECK (notice_days BETWEEN 0 AND 60),
       created_at TEXT NOT NULL`,
      [
        'CREATE INDEX recurring_payments_household ON recurring_payments (household_id, status)',
        'CREATE INDEX recurring_payments_account ON recurring_payments (account_id)',
        'CREATE INDEX recurring_payments_category ON recurring_payments (category_id)',
        'CREATE INDEX recurring_payments_merged ON recurring_payments (merged_into_id)',
      ],
    )
    // What follows from the ledger, made anew after changes, and what was told of it. Amounts are minor units of the account's currency.
    this.createTable(
      'recurring_outlooks',
      `household_id INTEGER NOT NULL REFERENCES households (id) ON DELETE CASCADE,
       recurring_id INTEGER NOT NULL REFERENCES recurring_payments (id) ON DELETE CASCADE,
       party TEXT NOT NULL,
       rhythm TEXT NOT NULL,
       next_time INTEGER NOT NULL,
       next_on TEXT NOT NULL,
       low INTEGER NOT NULL,
       expected INTEGER NOT NULL,
       high INTEGER NOT NULL,
       price_step TEXT,
       trial_on TEXT,
       told_due_on TEXT,
       told_missed_on TEXT,
       told_step_on TEXT,
       PRIMARY KEY (recurring_id)`,
      ['CREATE INDEX recurring_outlooks_household ON recurring_outlooks (household_id)'],
    )
    this.createTable(
      'recurring_links',
      `ID,
       household_id INTEGER NOT NULL REFERENCES households (id) ON DELETE CASCADE,
       recurring_id INTEGER NOT NULL REFERENCES recurring_payments (id) ON DELETE CASCADE,
       transaction_id INTEGER NOT NULL UNIQUE REFERENCES transactions (id) ON DELETE CASCADE,
       account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE`,
      [
        'CREATE INDEX recurring_links_recurring ON recurring_links (recurring_id)',
        'CREATE INDEX recurring_links_household ON recurring_links (household_id)',
        'CREATE INDEX recurring_links_account ON recurring_links (account_id)',
      ],
    )
    // The secret address of a household's calendar; only a hash of it is kept.
    this.createTable(
      'calendar_feeds',
      `ID,
       household_id INTEGER NOT NULL UNIQUE REFERENCES households (id) ON DELETE CASCADE,
       token_hash TEXT NOT NULL UNIQUE,
       created_at TEXT NOT NULL`,
    )
  }

  async down() {
    for (const table of ['calendar_feeds', 'recurring_links', 'recurring_outlooks', 'recurring_payments'])
      this.dropTable(table)
  }
}
