import { FlorinSchema } from '#database/florin_schema'

export default class extends FlorinSchema {
  async up() {
    this.createTable(
      'users',
      `ID,
       email TEXT NOT NULL UNIQUE,
       name TEXT NOT NULL,
       password_hash TEXT NOT NULL,
       locale TEXT NOT NULL,
       is_instance_admin INTEGER NOT NULL DEFAULT 0 CHECK (is_instance_admin IN (0, 1)),
       created_at TEXT NOT NULL`,
    )
    this.createTable(
      'households',
      `ID,
       name TEXT NOT NULL,
       base_currency TEXT NOT NULL,
       time_zone TEXT NOT NULL,
       locale TEXT NOT NULL,
       created_at TEXT NOT NULL`,
    )
    this.createTable(
      'memberships',
      `ID,
       household_id INTEGER NOT NULL REFERENCES households (id) ON DELETE CASCADE,
       user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
       role TEXT NOT NULL CHECK (role IN ('owner', 'admin', 'member', 'viewer')),
       created_at TEXT NOT NULL,
       UNIQUE (household_id, user_id)`,
      ['CREATE INDEX memberships_user ON memberships (user_id)'],
    )
    this.createTable(
      'invitations',
      `ID,
       household_id INTEGER NOT NULL REFERENCES households (id) ON DELETE CASCADE,
       email TEXT,
       role TEXT NOT NULL CHECK (role IN ('admin', 'member', 'viewer')),
       token_hash TEXT NOT NULL UNIQUE,
       invited_by INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
       created_at TEXT NOT NULL,
       expires_at TEXT NOT NULL,
       accepted_at TEXT`,
    )
    this.createTable(
      'sessions',
      `ID,
       token_hash TEXT NOT NULL UNIQUE,
       user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
       household_id INTEGER REFERENCES households (id) ON DELETE SET NULL,
       ip TEXT NOT NULL,
       user_agent TEXT NOT NULL,
       created_at TEXT NOT NULL,
       last_seen_at TEXT NOT NULL,
       expires_at TEXT NOT NULL`,
      ['CREATE INDEX sessions_user ON sessions (user_id)'],
    )
    this.createTable(
      'api_tokens',
      `ID,
       household_id INTEGER NOT NULL REFERENCES households (id) ON DELETE CASCADE,
       user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
       name TEXT NOT NULL,
       token_hash TEXT NOT NULL UNIQUE,
       hint TEXT NOT NULL,
       scopes TEXT NOT NULL,
       created_at TEXT NOT NULL,
       expires_at TEXT,
       last_used_at TEXT`,
      ['CREATE INDEX api_tokens_user ON api_tokens (household_id, user_id)'],
    )
    this.createTable(
      'sign_in_attempts',
      `ID,
       email TEXT NOT NULL,
       ip TEXT NOT NULL,
       succeeded INTEGER NOT NULL CHECK (succeeded IN (0, 1)),
       attempted_at TEXT NOT NULL`,
      [
        'CREATE INDEX sign_in_attempts_email ON sign_in_attempts (email, attempted_at)',
        'CREATE INDEX sign_in_attempts_ip ON sign_in_attempts (ip, attempted_at)',
      ],
    )
    this.createTable(
      'audit_events',
      `ID,
       user_id INTEGER REFERENCES users (id) ON DELETE SET NULL,
       about_household_id INTEGER REFERENCES households (id) ON DELETE CASCADE,
       action TEXT NOT NULL,
       details TEXT NOT NULL,
       ip TEXT NOT NULL,
       happened_at TEXT NOT NULL`,
      ['CREATE INDEX audit_events_household ON audit_events (about_household_id, id)'],
    )
    this.createTable(
      'idempotency_keys',
      `ID,
       about_household_id INTEGER REFERENCES households (id) ON DELETE CASCADE,
       user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
       idempotency_key TEXT NOT NULL,
       request_hash TEXT NOT NULL,
       status INTEGER,
       response TEXT,
       created_at TEXT NOT NULL,
       UNIQUE (user_id, idempotency_key)`,
      ['CREATE INDEX idempotency_keys_age ON idempotency_keys (created_at)'],
    )
  }

  async down() {
    for (const table of [
      'idempotency_keys',
      'audit_events',
      'sign_in_attempts',
      'api_tokens',
      'sessions',
      'invitations',
      'memberships',
      'households',
      'users',
    ])
      this.dropTable(table)
  }
}
