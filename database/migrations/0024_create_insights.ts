import { FlorinSchema } from '#database/florin_schema'

/**
 * What Florin notices by itself, and what people said of it. None of it is undone. Rows name transactions, categories, payees and accounts
 * without referring to them: these may go and come back by an undo, and what was judged or dismissed must stay so.
 */
export default class extends FlorinSchema {
  async up() {
    // `found_*` is the payment as it was when it was found, so that a verdict goes on teaching whatever becomes of the transaction.
    this.createTable(
      'anomalies',
      `ID,
       household_id INTEGER NOT NULL REFERENCES households (id) ON DELETE CASCADE,
       transaction_id INTEGER NOT NULL,
       kind TEXT NOT NULL CHECK (kind IN ('large', 'unusual', 'duplicate', 'new_payee')),
       score_permille INTEGER NOT NULL CHECK (score_permille BETWEEN 0 AND 1000),
       reasons TEXT NOT NULL,
       usual_low INTEGER,
       usual_high INTEGER,
       duplicate_of_id INTEGER,
       found_payee_id INTEGER,
       found_commodity_id INTEGER NOT NULL,
       found_quantity INTEGER NOT NULL,
       verdict TEXT CHECK (verdict IN ('expected', 'wrong')),
       verdict_by TEXT,
       verdict_at TEXT,
       found_at TEXT NOT NULL,
       UNIQUE (household_id, transaction_id)`,
      ['CREATE INDEX anomalies_verdict ON anomalies (household_id, verdict, id)'],
    )
    // `dedupe_key` is kind, subject and period: a key has one insight for ever.
    this.createTable(
      'insights',
      `ID,
       household_id INTEGER NOT NULL REFERENCES households (id) ON DELETE CASCADE,
       dedupe_key TEXT NOT NULL,
       kind TEXT NOT NULL,
       severity TEXT NOT NULL CHECK (severity IN ('info', 'notice', 'warning')),
       state TEXT NOT NULL CHECK (state IN ('open', 'dismissed', 'acted', 'expired')),
       title TEXT NOT NULL,
       body TEXT NOT NULL,
       amount INTEGER,
       currency TEXT,
       period_from TEXT,
       period_to TEXT,
       category_id INTEGER,
       payee_id INTEGER,
       account_id INTEGER,
       transaction_count INTEGER,
       transactions_href TEXT,
       action_label TEXT,
       action_href TEXT,
       found_at TEXT NOT NULL,
       expires_on TEXT,
       settled_by TEXT,
       settled_at TEXT,
       CHECK ((amount IS NULL) = (currency IS NULL)),
       CHECK ((transaction_count IS NULL) = (transactions_href IS NULL)),
       CHECK ((action_label IS NULL) = (action_href IS NULL)),
       UNIQUE (household_id, dedupe_key)`,
      ['CREATE INDEX insights_state ON insights (household_id, state, id)'],
    )
    // When Florin looked at a household, first and last: what was there long before the first look is no news.
    this.createTable(
      'insight_looks',
      `household_id INTEGER NOT NULL REFERENCES households (id) ON DELETE CASCADE,
       first_on TEXT NOT NULL,
       looked_at TEXT NOT NULL,
       PRIMARY KEY (household_id)`,
    )
  }

  async down() {
    for (const table of ['insight_looks', 'insights', 'anomalies']) this.dropTable(table)
  }
}
