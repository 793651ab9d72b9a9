import { FlorinSchema } from '#database/florin_schema'

/**
 * What it takes to end the consent of a connection whose household is gone. Sealed with the key of the instance, because the household's
 * is gone too, and deleted as soon as the provider was told or the last attempt has failed. The former ids are no references.
 */
export default class extends FlorinSchema {
  async up() {
    this.createTable(
      'ending_consents',
      `ID,
       plugin_id TEXT NOT NULL,
       former_household INTEGER NOT NULL,
       former_instance INTEGER NOT NULL UNIQUE,
       sealed TEXT NOT NULL,
       created_at TEXT NOT NULL`,
    )
  }

  async down() {
    this.dropTable('ending_consents')
  }
}
