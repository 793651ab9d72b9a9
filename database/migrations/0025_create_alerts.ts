import { FlorinSchema } from '#database/florin_schema'

/**
 * Alerts are the household's and written through change sets; what they found is not undone. An incident refers to no alert, so that an
 * alert may go and come back by an undo.
 */
export default class extends FlorinSchema {
  async up() {
    this.createTable(
      'alerts',
      `ID,
       household_id INTEGER NOT NULL REFERENCES households (id) ON DELETE CASCADE,
       name TEXT NOT NULL,
       kind TEXT NOT NULL,
       settings TEXT NOT NULL DEFAULT '{}',
       condition TEXT,
       unless TEXT,
       severity TEXT NOT NULL CHECK (severity IN ('info', 'warning', 'critical')),
       hold_minutes INTEGER NOT NULL DEFAULT 0 CHECK (hold_minutes >= 0),
       cooldown_minutes INTEGER NOT NULL DEFAULT 0 CHECK (cooldown_minutes >= 0),
       tell_resolved INTEGER NOT NULL DEFAULT 0 CHECK (tell_resolved IN (0, 1)),
       enabled INTEGER NOT NULL DEFAULT 1 CHECK (enabled IN (0, 1)),
       created_at TEXT NOT NULL`,
      ['CREATE INDEX alerts_household ON alerts (household_id, enabled)'],
    )
    this.createTable(
      'alert_incidents',
      `ID,
       household_id INTEGER NOT NULL REFERENCES households (id) ON DELETE CASCADE,
       alert_id INTEGER NOT NULL,
       key TEXT NOT NULL,
       subject TEXT NOT NULL,
       state TEXT NOT NULL CHECK (state IN ('pending', 'firing', 'resolved')),
       words TEXT NOT NULL,
       link TEXT,
       explanation TEXT,
       pending_at TEXT NOT NULL,
       fired_at TEXT,
       resolved_at TEXT,
       acknowledged_at TEXT,
       acknowledged_by TEXT,
       snoozed_until TEXT,
       CHECK (state = 'pending' OR fired_at IS NOT NULL),
       CHECK ((state = 'resolved') = (resolved_at IS NOT NULL))`,
      [
        // Whatever servers do at once, a key has one incident that is not over.
        "CREATE UNIQUE INDEX alert_incidents_open ON alert_incidents (alert_id, key) WHERE state <> 'resolved'",
        'CREATE INDEX alert_incidents_key ON alert_incidents (alert_id, key, id)',
        'CREATE INDEX alert_incidents_state ON alert_incidents (household_id, state, id)',
      ],
    )
    this.createTable(
      'alert_events',
      `ID,
       household_id INTEGER NOT NULL REFERENCES households (id) ON DELETE CASCADE,
       incident_id INTEGER NOT NULL REFERENCES alert_incidents (id) ON DELETE CASCADE,
       kind TEXT NOT NULL,
       words TEXT NOT NULL DEFAULT '',
       by_label TEXT,
       happened_at TEXT NOT NULL`,
      ['CREATE INDEX alert_events_incident ON alert_events (incident_id, id)'],
    )
  }

  async down() {
    for (const table of ['alert_events', 'alert_incidents', 'alerts']) this.dropTable(table)
  }
}
