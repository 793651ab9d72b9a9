import { FlorinSchema } from '#database/florin_schema'

export default class extends FlorinSchema {
  async up() {
    // Whom a name in bank files stands for, where a person renamed, merged or split payees.
    this.createTable(
      'payee_aliases',
      `ID,
       household_id INTEGER NOT NULL REFERENCES households (id) ON DELETE CASCADE,
       alias_key TEXT NOT NULL,
       payee_id INTEGER NOT NULL REFERENCES payees (id),
       UNIQUE (household_id, alias_key)`,
      ['CREATE INDEX payee_aliases_payee ON payee_aliases (payee_id)'],
    )
    // Pairs of payees that a person said are two. Either may be gone and come back by an undo, so they are not referenced.
    this.createTable(
      'rejected_payee_pairs',
      `ID,
       household_id INTEGER NOT NULL REFERENCES households (id) ON DELETE CASCADE,
       first_id INTEGER NOT NULL,
       second_id INTEGER NOT NULL,
       UNIQUE (household_id, first_id, second_id)`,
    )
    // How far apart a row of a file and a transaction may be to be taken for the same payment, where an account differs from others.
    this.createTable(
      'import_tolerances',
      `ID,
       household_id INTEGER NOT NULL REFERENCES households (id) ON DELETE CASCADE,
       account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
       days_apart INTEGER NOT NULL CHECK (days_apart BETWEEN 0 AND 31),
       pending_days_apart INTEGER NOT NULL CHECK (pending_days_apart BETWEEN 0 AND 31),
       likeness_percent INTEGER NOT NULL CHECK (likeness_percent BETWEEN 10 AND 100),
       UNIQUE (household_id, account_id)`,
    )
  }

  async down() {
    for (const table of ['import_tolerances', 'rejected_payee_pairs', 'payee_aliases']) this.dropTable(table)
  }
}
