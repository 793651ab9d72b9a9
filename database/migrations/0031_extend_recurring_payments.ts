import { FlorinSchema } from '#database/florin_schema'

export default class extends FlorinSchema {
  async up() {
    // Who is paid, where a person told of a payment before it was ever seen. A name, since payees are renamed and merged.
    this.statement('ALTER TABLE recurring_payments ADD COLUMN payee TEXT')
  }

  async down() {
    this.statement('ALTER TABLE recurring_payments DROP COLUMN payee')
  }
}
