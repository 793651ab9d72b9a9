import { FlorinSchema } from '#database/florin_schema'

export default class extends FlorinSchema {
  async up() {
    // Links with which a person who forgot their password chooses a new one.
    this.createTable(
      'password_resets',
      `ID,
       user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
       token_hash TEXT NOT NULL UNIQUE,
       created_at TEXT NOT NULL,
       expires_at TEXT NOT NULL`,
      ['CREATE INDEX password_resets_user ON password_resets (user_id, created_at)'],
    )
  }

  async down() {
    this.dropTable('password_resets')
  }
}
