import { FlorinSchema } from '#database/florin_schema'

/**
 * For each rule, how many transactions hold something it set. Maintained by the gateway, compared with a recount by florin:check.
 * There is no reference to the rule: transactions keep naming a rule that was deleted, and undo may bring it back.
 */
export default class extends FlorinSchema {
  async up() {
    this.createTable(
      'rule_uses',
      `rule_id INTEGER NOT NULL,
       household_id INTEGER NOT NULL REFERENCES households (id) ON DELETE CASCADE,
       transaction_count INTEGER NOT NULL,
       last_used_at TEXT,
       PRIMARY KEY (rule_id)`,
    )
  }

  async down() {
    this.dropTable('rule_uses')
  }
}
