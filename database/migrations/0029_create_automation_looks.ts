import { FlorinSchema } from '#database/florin_schema'

export default class extends FlorinSchema {
  async up() {
    // How many events an automation has looked at, and up to which announcement they are counted.
    this.createTable(
      'automation_looks',
      `automation_id INTEGER NOT NULL,
       household_id INTEGER NOT NULL REFERENCES households (id) ON DELETE CASCADE,
       events INTEGER NOT NULL CHECK (events >= 0),
       until_announcement_id INTEGER NOT NULL,
       looked_at TEXT NOT NULL,
       PRIMARY KEY (automation_id)`,
    )
  }

  async down() {
    this.dropTable('automation_looks')
  }
}
