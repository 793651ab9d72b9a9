import { FlorinSchema } from '#database/florin_schema'

export default class extends FlorinSchema {
  async up() {
    // Transactions with what must become of them, as JSON; see app/rules/domain/rule_tests.ts.
    this.statement(`ALTER TABLE rules ADD COLUMN tests TEXT NOT NULL DEFAULT '[]'`)
    // A rule's content each time it was saved. Written in the same change set, so that an undo takes the version back, too.
    this.createTable(
      'rule_versions',
      `ID,
       household_id INTEGER NOT NULL REFERENCES households (id) ON DELETE CASCADE,
       rule_id INTEGER NOT NULL,
       number INTEGER NOT NULL,
       content TEXT NOT NULL,
       saved_by TEXT NOT NULL,
       saved_at TEXT NOT NULL,
       UNIQUE (rule_id, number)`,
    )
    // Proposals that somebody does not want to see again, by what they are about.
    this.createTable(
      'dismissed_rule_suggestions',
      `ID,
       household_id INTEGER NOT NULL REFERENCES households (id) ON DELETE CASCADE,
       suggestion TEXT NOT NULL,
       UNIQUE (household_id, suggestion)`,
    )
  }

  async down() {
    this.dropTable('dismissed_rule_suggestions')
    this.dropTable('rule_versions')
    this.statement('ALTER TABLE rules DROP COLUMN tests')
  }
}
