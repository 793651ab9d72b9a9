import { FlorinSchema } from '#database/florin_schema'

/** When the consent behind a connection ends, and how urgently that was told. No change set records it: it follows from what banks say. */
export default class extends FlorinSchema {
  async up() {
    // The last day on which the bank answers; null where it never said.
    this.statement('ALTER TABLE plugin_instances ADD COLUMN consent_ends_on TEXT')
    // How many days ahead it was told last, and 0 for the end itself. Null where nothing was told of this consent.
    this.statement('ALTER TABLE plugin_instances ADD COLUMN consent_told_days INTEGER')
  }

  async down() {
    for (const column of ['consent_told_days', 'consent_ends_on'])
      this.statement(`ALTER TABLE plugin_instances DROP COLUMN ${column}`)
  }
}
