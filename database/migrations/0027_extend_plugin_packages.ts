import { FlorinSchema } from '#database/florin_schema'

export default class extends FlorinSchema {
  async up() {
    // When an administrator said no to what a waiting version asks for; nobody is asked about it again.
    this.statement('ALTER TABLE plugin_packages ADD COLUMN declined_at TEXT')
  }

  async down() {
    this.statement('ALTER TABLE plugin_packages DROP COLUMN declined_at')
  }
}
