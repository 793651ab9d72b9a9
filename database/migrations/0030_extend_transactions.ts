import { FlorinSchema } from '#database/florin_schema'

export default class extends FlorinSchema {
  async up() {
    // Left out of reports and budgets: the postings to its categories are not counted, those to accounts are.
    this.statement('ALTER TABLE transactions ADD COLUMN excluded INTEGER NOT NULL DEFAULT 0 CHECK (excluded IN (0, 1))')
    // Since when a person is asked to look at it.
    this.statement('ALTER TABLE transactions ADD COLUMN flagged_at TEXT')
    // The recurring payment that a rule says it belongs to; others follow from what was found. It may be gone and come back by an undo,
    // so it is not referenced.
    this.statement('ALTER TABLE transactions ADD COLUMN recurring_id INTEGER')
    // Made because of that, so that it goes when the rule's word is taken back.
    this.statement(
      'ALTER TABLE recurring_links ADD COLUMN decided INTEGER NOT NULL DEFAULT 0 CHECK (decided IN (0, 1))',
    )
    this.statement(
      'CREATE INDEX transactions_flagged ON transactions (household_id, occurred_on, id) WHERE flagged_at IS NOT NULL',
    )
    this.statement(
      'CREATE INDEX transactions_excluded ON transactions (household_id, occurred_on, id) WHERE excluded = 1',
    )
    this.statement('CREATE INDEX transactions_recurring ON transactions (recurring_id) WHERE recurring_id IS NOT NULL')
  }

  async down() {
    for (const index of ['recurring', 'excluded', 'flagged']) this.statement(`DROP INDEX transactions_${index}`)
    this.statement('ALTER TABLE recurring_links DROP COLUMN decided')
    for (const column of ['recurring_id', 'flagged_at', 'excluded'])
      this.statement(`ALTER TABLE transactions DROP COLUMN ${column}`)
  }
}
