import { FlorinSchema } from '#database/florin_schema'

/**
 * Webhooks out and in. The first table of each is the household's own and goes through change sets; secrets, health and logs do not: a
 * secret must be in nobody's history, and what was sent is not taken back by an undo. After one a webhook needs a new secret.
 */
export default class extends FlorinSchema {
  async up() {
    this.#createOutgoing()
    this.#createIncoming()
  }

  #createOutgoing() {
    this.createTable(
      'webhooks',
      `ID,
       household_id INTEGER NOT NULL REFERENCES households (id) ON DELETE CASCADE,
       name TEXT NOT NULL,
       url TEXT NOT NULL,
       topics TEXT NOT NULL,
       own_network INTEGER NOT NULL DEFAULT 0 CHECK (own_network IN (0, 1)),
       enabled INTEGER NOT NULL DEFAULT 1 CHECK (enabled IN (0, 1)),
       disabled_reason TEXT NOT NULL DEFAULT '',
       created_at TEXT NOT NULL`,
    )
    // Two at a time: the one before stays good for a day, so that a receiver can change over.
    this.createTable(
      'webhook_secrets',
      `ID,
       household_id INTEGER NOT NULL REFERENCES households (id) ON DELETE CASCADE,
       webhook_id INTEGER NOT NULL REFERENCES webhooks (id) ON DELETE CASCADE,
       sealed TEXT NOT NULL,
       made_at TEXT NOT NULL,
       good_until TEXT`,
      ['CREATE INDEX webhook_secrets_webhook ON webhook_secrets (webhook_id)'],
    )
    this.createTable(
      'webhook_health',
      `ID,
       household_id INTEGER NOT NULL REFERENCES households (id) ON DELETE CASCADE,
       webhook_id INTEGER NOT NULL UNIQUE REFERENCES webhooks (id) ON DELETE CASCADE,
       failing_since TEXT,
       given_up INTEGER NOT NULL DEFAULT 0,
       last_success_at TEXT`,
    )
    // A message is made once for each announcement and webhook, however often the announcement is told.
    this.createTable(
      'webhook_deliveries',
      `ID,
       household_id INTEGER NOT NULL REFERENCES households (id) ON DELETE CASCADE,
       webhook_id INTEGER NOT NULL REFERENCES webhooks (id) ON DELETE CASCADE,
       announcement_id INTEGER,
       topic TEXT NOT NULL,
       message_key TEXT NOT NULL,
       payload TEXT NOT NULL,
       depth INTEGER NOT NULL,
       state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'dead', 'stopped')),
       job_id INTEGER,
       attempts INTEGER NOT NULL DEFAULT 0,
       status INTEGER,
       code TEXT NOT NULL DEFAULT '',
       message TEXT NOT NULL DEFAULT '',
       answer TEXT NOT NULL DEFAULT '',
       duration_ms INTEGER,
       created_at TEXT NOT NULL,
       finished_at TEXT,
       UNIQUE (webhook_id, announcement_id)`,
      ['CREATE INDEX webhook_deliveries_age ON webhook_deliveries (household_id, created_at)'],
    )
  }

  #createIncoming() {
    this.createTable(
      'incoming_webhooks',
      `ID,
       household_id INTEGER NOT NULL REFERENCES households (id) ON DELETE CASCADE,
       name TEXT NOT NULL,
       token_hash TEXT NOT NULL UNIQUE,
       enabled INTEGER NOT NULL DEFAULT 1 CHECK (enabled IN (0, 1)),
       signed INTEGER NOT NULL DEFAULT 0 CHECK (signed IN (0, 1)),
       created_at TEXT NOT NULL`,
    )
    this.createTable(
      'incoming_webhook_secrets',
      `ID,
       household_id INTEGER NOT NULL REFERENCES households (id) ON DELETE CASCADE,
       incoming_webhook_id INTEGER NOT NULL UNIQUE REFERENCES incoming_webhooks (id) ON DELETE CASCADE,
       sealed TEXT NOT NULL,
       made_at TEXT NOT NULL`,
    )
    // The key a sender gave a call; the same one twice is the same call.
    this.createTable(
      'webhook_calls',
      `ID,
       household_id INTEGER NOT NULL REFERENCES households (id) ON DELETE CASCADE,
       incoming_webhook_id INTEGER NOT NULL REFERENCES incoming_webhooks (id) ON DELETE CASCADE,
       call_key TEXT,
       outcome TEXT NOT NULL CHECK (outcome IN ('accepted', 'refused', 'repeated', 'stopped')),
       code TEXT NOT NULL DEFAULT '',
       message TEXT NOT NULL DEFAULT '',
       body TEXT NOT NULL DEFAULT '',
       depth INTEGER NOT NULL DEFAULT 0,
       runs INTEGER NOT NULL DEFAULT 0,
       ip TEXT NOT NULL,
       received_at TEXT NOT NULL,
       UNIQUE (incoming_webhook_id, call_key)`,
      ['CREATE INDEX webhook_calls_age ON webhook_calls (incoming_webhook_id, received_at)'],
    )
  }

  async down() {
    for (const table of [
      'webhook_calls',
      'incoming_webhook_secrets',
      'incoming_webhooks',
      'webhook_deliveries',
      'webhook_health',
      'webhook_secrets',
      'webhooks',
    ])
      this.dropTable(table)
  }
}
