import { FlorinSchema } from '#database/florin_schema'

/**
 * What people are told, and how it went. None of it but the templates is written through change sets: what was said is not taken back by
 * an undo.
 */
export default class extends FlorinSchema {
  async up() {
    this.#createInbox()
    this.#createChoices()
    this.#createDeliveries()
  }

  #createInbox() {
    // A notice is what happened, told once under its dedupe key; a notification is the entry of it in one person's inbox.
    this.createTable(
      'notices',
      `ID,
       household_id INTEGER NOT NULL REFERENCES households (id) ON DELETE CASCADE,
       topic TEXT NOT NULL,
       severity TEXT NOT NULL CHECK (severity IN ('info', 'warning', 'critical')),
       title TEXT NOT NULL,
       body TEXT NOT NULL,
       link TEXT,
       dedupe_key TEXT,
       data TEXT NOT NULL DEFAULT '{}',
       channel_ids TEXT,
       created_at TEXT NOT NULL,
       routed_at TEXT,
       UNIQUE (household_id, dedupe_key)`,
      ['CREATE INDEX notices_age ON notices (household_id, created_at)'],
    )
    this.createTable(
      'notifications',
      `ID,
       household_id INTEGER NOT NULL REFERENCES households (id) ON DELETE CASCADE,
       notice_id INTEGER NOT NULL REFERENCES notices (id) ON DELETE CASCADE,
       user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
       read_at TEXT,
       archived_at TEXT,
       UNIQUE (notice_id, user_id)`,
      ['CREATE INDEX notifications_inbox ON notifications (household_id, user_id, id)'],
    )
  }

  #createChoices() {
    // `instance_id` is 0 for what is built in. An instance that was deleted may come back by an undo, so it is not referenced.
    this.createTable(
      'notification_channels',
      `ID,
       household_id INTEGER NOT NULL REFERENCES households (id) ON DELETE CASCADE,
       kind TEXT NOT NULL CHECK (kind IN ('email', 'push', 'plugin')),
       instance_id INTEGER NOT NULL,
       CHECK ((kind = 'plugin') = (instance_id > 0)),
       UNIQUE (household_id, kind, instance_id)`,
    )
    this.createTable(
      'notification_preferences',
      `ID,
       household_id INTEGER NOT NULL REFERENCES households (id) ON DELETE CASCADE,
       user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
       time_zone TEXT,
       quiet_from TEXT,
       quiet_to TEXT,
       digest TEXT NOT NULL CHECK (digest IN ('off', 'daily', 'weekly')),
       digest_at TEXT NOT NULL,
       digest_weekday INTEGER NOT NULL CHECK (digest_weekday BETWEEN 1 AND 7),
       routes TEXT NOT NULL,
       CHECK ((quiet_from IS NULL) = (quiet_to IS NULL)),
       UNIQUE (household_id, user_id)`,
    )
    this.createTable(
      'notification_templates',
      `ID,
       household_id INTEGER NOT NULL REFERENCES households (id) ON DELETE CASCADE,
       topic TEXT NOT NULL,
       locale TEXT NOT NULL,
       subject TEXT NOT NULL,
       body TEXT NOT NULL,
       UNIQUE (household_id, topic, locale)`,
    )
    // A device belongs to a person, whatever household is told of there. The address and the keys of it are sealed.
    this.createTable(
      'push_subscriptions',
      `ID,
       user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
       endpoint_hash TEXT NOT NULL UNIQUE,
       service TEXT NOT NULL,
       sealed TEXT NOT NULL,
       device TEXT NOT NULL,
       created_at TEXT NOT NULL,
       last_used_at TEXT`,
      ['CREATE INDEX push_subscriptions_user ON push_subscriptions (user_id)'],
    )
  }

  #createDeliveries() {
    // One message to one place. Whom it is for is empty where a channel is shared, such as a chat room. The job does it; what the job
    // does not say any more after some days, this row still does.
    this.createTable(
      'notification_deliveries',
      `ID,
       household_id INTEGER NOT NULL REFERENCES households (id) ON DELETE CASCADE,
       notice_id INTEGER NOT NULL REFERENCES notices (id) ON DELETE CASCADE,
       channel_id INTEGER NOT NULL REFERENCES notification_channels (id) ON DELETE CASCADE,
       user_id INTEGER REFERENCES users (id) ON DELETE CASCADE,
       state TEXT NOT NULL CHECK (state IN ('held', 'waiting', 'sent', 'dead')),
       held_for TEXT NOT NULL DEFAULT '' CHECK (held_for IN ('', 'quiet_hours', 'digest')),
       due_at TEXT NOT NULL,
       job_id INTEGER,
       attempts INTEGER NOT NULL DEFAULT 0,
       round INTEGER NOT NULL DEFAULT 1,
       code TEXT NOT NULL DEFAULT '',
       message TEXT NOT NULL DEFAULT '',
       receipt TEXT NOT NULL DEFAULT '',
       created_at TEXT NOT NULL,
       finished_at TEXT`,
      [
        'CREATE INDEX notification_deliveries_notice ON notification_deliveries (notice_id)',
        'CREATE INDEX notification_deliveries_held ON notification_deliveries (household_id, state, due_at)',
      ],
    )
  }

  async down() {
    for (const table of [
      'notification_deliveries',
      'push_subscriptions',
      'notification_templates',
      'notification_preferences',
      'notification_channels',
      'notifications',
      'notices',
    ])
      this.dropTable(table)
  }
}
