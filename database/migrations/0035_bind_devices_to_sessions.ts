import { FlorinSchema } from '#database/florin_schema'

export default class extends FlorinSchema {
  async up() {
    // A browser that was signed out, by whomever, shows nothing any more. Empty for devices that were there before, and of API tokens.
    this.statement(
      'ALTER TABLE push_subscriptions ADD COLUMN session_id INTEGER REFERENCES sessions (id) ON DELETE CASCADE',
    )
    this.statement('CREATE UNIQUE INDEX push_subscriptions_session ON push_subscriptions (session_id)')
  }

  async down() {
    this.statement('DROP INDEX push_subscriptions_session')
    this.statement('ALTER TABLE push_subscriptions DROP COLUMN session_id')
  }
}
