import { FlorinSchema } from '#database/florin_schema'

export default class extends FlorinSchema {
  async up() {
    // Two transactions that became one: the second one is gone, and the change set that joined them has to be undone before either import.
    this.createTable(
      'linked_transfers',
      `ID,
       household_id INTEGER NOT NULL REFERENCES households (id) ON DELETE CASCADE,
       transaction_id INTEGER NOT NULL,
       absorbed_id INTEGER NOT NULL,
       change_set_id INTEGER NOT NULL,
       UNIQUE (household_id, absorbed_id)`,
      ['CREATE INDEX linked_transfers_transaction ON linked_transfers (household_id, transaction_id)'],
    )
    // Pairs that a person said are no transfer. The transactions may be deleted and come back by an undo, so they are not referenced.
    this.createTable(
      'rejected_transfers',
      `ID,
       household_id INTEGER NOT NULL REFERENCES households (id) ON DELETE CASCADE,
       from_id INTEGER NOT NULL,
       to_id INTEGER NOT NULL,
       UNIQUE (household_id, from_id, to_id)`,
    )
  }

  async down() {
    for (const table of ['rejected_transfers', 'linked_transfers']) this.dropTable(table)
  }
}
