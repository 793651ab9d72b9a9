import { FlorinSchema } from '#database/florin_schema'

const ACTORS_BEFORE = ['user', 'token', 'rule', 'plugin', 'import', 'system']

/** Who reads the outbox and how far they are; automations, their runs and the steps of each run. */
export default class extends FlorinSchema {
  async up() {
    // Nobody has read of these changes so far, and nobody who begins now wants to hear of old ones.
    this.statement('DELETE FROM outbox')
    this.statement('CREATE INDEX outbox_household ON outbox (household_id, id)')
    this.#admitActors([...ACTORS_BEFORE, 'automation'])
    this.statement('ALTER TABLE change_sets ADD COLUMN causation_id TEXT')
    this.statement('ALTER TABLE change_sets ADD COLUMN causation_depth INTEGER NOT NULL DEFAULT 0')
    this.statement(
      'CREATE INDEX change_sets_causation ON change_sets (household_id, causation_id) WHERE causation_id IS NOT NULL',
    )
    this.#createConsumers()
    this.#createAutomations()
    this.#createRuns()
  }

  #createConsumers() {
    this.createTable('outbox_consumers', `name TEXT NOT NULL, since_id INTEGER NOT NULL, PRIMARY KEY (name)`)
    this.createTable(
      'outbox_marks',
      `consumer TEXT NOT NULL,
       household_id INTEGER NOT NULL REFERENCES households (id) ON DELETE CASCADE,
       position INTEGER NOT NULL,
       holder TEXT,
       lease_until TEXT,
       failures INTEGER NOT NULL DEFAULT 0,
       retry_at TEXT,
       problem TEXT NOT NULL DEFAULT '',
       PRIMARY KEY (consumer, household_id)`,
    )
  }

  #createAutomations() {
    this.createTable(
      'automations',
      `ID,
       household_id INTEGER NOT NULL REFERENCES households (id) ON DELETE CASCADE,
       name TEXT NOT NULL,
       enabled INTEGER NOT NULL DEFAULT 0 CHECK (enabled IN (0, 1)),
       document TEXT NOT NULL,
       version INTEGER NOT NULL DEFAULT 1,
       blueprint TEXT,
       paused_code TEXT,
       created_at TEXT NOT NULL`,
      ['CREATE INDEX automations_household ON automations (household_id, id)'],
    )
    this.createTable(
      'automation_schedules',
      `automation_id INTEGER NOT NULL,
       trigger_id TEXT NOT NULL,
       household_id INTEGER NOT NULL REFERENCES households (id) ON DELETE CASCADE,
       schedule TEXT NOT NULL,
       next_run_at TEXT NOT NULL,
       PRIMARY KEY (automation_id, trigger_id)`,
      ['CREATE INDEX automation_schedules_due ON automation_schedules (next_run_at)'],
    )
    // Why an automation did not run, for the latest events it looked at.
    this.createTable(
      'automation_passes',
      `ID,
       household_id INTEGER NOT NULL REFERENCES households (id) ON DELETE CASCADE,
       automation_id INTEGER NOT NULL,
       trigger_id TEXT NOT NULL,
       event TEXT NOT NULL,
       reason TEXT NOT NULL,
       explanation TEXT,
       passed_at TEXT NOT NULL`,
      ['CREATE INDEX automation_passes_automation ON automation_passes (automation_id, id)'],
    )
  }

  #createRuns() {
    this.createTable(
      'automation_runs',
      `ID,
       household_id INTEGER NOT NULL REFERENCES households (id) ON DELETE CASCADE,
       automation_id INTEGER NOT NULL,
       automation_version INTEGER NOT NULL,
       document TEXT NOT NULL,
       trigger_id TEXT NOT NULL,
       event TEXT NOT NULL,
       event_key TEXT NOT NULL,
       subject TEXT NOT NULL DEFAULT '',
       mode_key TEXT NOT NULL DEFAULT '',
       explanation TEXT,
       state TEXT NOT NULL CHECK (state IN ('queued', 'running', 'waiting', 'done', 'failed', 'stopped')),
       code TEXT NOT NULL DEFAULT '',
       message TEXT NOT NULL DEFAULT '',
       holder TEXT,
       causation_depth INTEGER NOT NULL DEFAULT 0,
       chain TEXT NOT NULL DEFAULT '[]',
       settled_at TEXT,
       replayed_by_id INTEGER,
       created_at TEXT NOT NULL,
       started_at TEXT,
       finished_at TEXT,
       UNIQUE (automation_id, event_key)`,
      [
        'CREATE INDEX automation_runs_automation ON automation_runs (automation_id, id)',
        'CREATE INDEX automation_runs_subject ON automation_runs (automation_id, subject, created_at)',
        'CREATE INDEX automation_runs_state ON automation_runs (household_id, state)',
      ],
    )
    // The checkpoints of a run: one row for each step that was come to, by its place in the document.
    this.createTable(
      'automation_steps',
      `ID,
       household_id INTEGER NOT NULL REFERENCES households (id) ON DELETE CASCADE,
       run_id INTEGER NOT NULL REFERENCES automation_runs (id) ON DELETE CASCADE,
       path TEXT NOT NULL,
       step_id TEXT NOT NULL,
       uses TEXT NOT NULL,
       state TEXT NOT NULL CHECK (state IN ('running', 'waiting', 'retrying', 'done', 'failed', 'skipped')),
       input TEXT,
       output TEXT,
       code TEXT NOT NULL DEFAULT '',
       message TEXT NOT NULL DEFAULT '',
       attempts TEXT NOT NULL DEFAULT '[]',
       wake_at TEXT,
       change_set_id INTEGER,
       started_at TEXT NOT NULL,
       finished_at TEXT,
       UNIQUE (run_id, path)`,
    )
    this.createTable(
      'automation_approvals',
      `ID,
       household_id INTEGER NOT NULL REFERENCES households (id) ON DELETE CASCADE,
       run_id INTEGER NOT NULL REFERENCES automation_runs (id) ON DELETE CASCADE,
       path TEXT NOT NULL,
       question TEXT NOT NULL,
       expires_at TEXT,
       decision TEXT CHECK (decision IN ('approved', 'declined', 'expired')),
       decided_by INTEGER,
       decided_label TEXT NOT NULL DEFAULT '',
       decided_at TEXT,
       created_at TEXT NOT NULL,
       UNIQUE (run_id, path)`,
    )
  }

  /** A check cannot be changed on SQLite, and a table that others refer to cannot be made anew; a column can take another's place. */
  #admitActors(kinds: string[]) {
    const allowed = kinds.map((kind) => `'${kind}'`).join(', ')
    this.statement(
      `ALTER TABLE change_sets ADD COLUMN acting_kind TEXT NOT NULL DEFAULT 'system' CHECK (acting_kind IN (${allowed}))`,
    )
    this.statement(`UPDATE change_sets SET acting_kind = actor_kind`)
    this.statement('ALTER TABLE change_sets DROP COLUMN actor_kind')
    this.statement('ALTER TABLE change_sets RENAME COLUMN acting_kind TO actor_kind')
  }

  async down() {
    for (const table of [
      'automation_approvals',
      'automation_steps',
      'automation_runs',
      'automation_passes',
      'automation_schedules',
      'automations',
      'outbox_marks',
      'outbox_consumers',
    ])
      this.dropTable(table)
    this.statement('DROP INDEX change_sets_causation')
    this.statement('ALTER TABLE change_sets DROP COLUMN causation_depth')
    this.statement('ALTER TABLE change_sets DROP COLUMN causation_id')
    this.statement("UPDATE change_sets SET actor_kind = 'system' WHERE actor_kind = 'automation'")
    this.#admitActors(ACTORS_BEFORE)
    this.statement('DROP INDEX outbox_household')
  }
}
