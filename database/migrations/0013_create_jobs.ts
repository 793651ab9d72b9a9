import { FlorinSchema } from '#database/florin_schema'

/** What has to be done, when it is due, and what became of it. Rows without a household concern the whole instance. */
export default class extends FlorinSchema {
  async up() {
    this.createTable(
      'job_schedules',
      `name TEXT NOT NULL,
       schedule TEXT NOT NULL,
       next_run_at TEXT NOT NULL,
       last_due_at TEXT,
       PRIMARY KEY (name)`,
    )
    this.createTable(
      'jobs',
      `ID,
       name TEXT NOT NULL,
       household_id INTEGER REFERENCES households (id) ON DELETE CASCADE,
       payload TEXT NOT NULL DEFAULT '{}',
       unique_key TEXT,
       asked_by TEXT NOT NULL CHECK (asked_by IN ('schedule', 'person', 'program')),
       state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'running', 'done', 'dead')),
       run_at TEXT NOT NULL,
       attempts INTEGER NOT NULL DEFAULT 0,
       lease_until TEXT,
       run_id INTEGER,
       created_at TEXT NOT NULL,
       CHECK ((state = 'running') = (lease_until IS NOT NULL))`,
      [
        'CREATE INDEX jobs_due ON jobs (state, run_at)',
        'CREATE INDEX jobs_name ON jobs (name, state)',
        'CREATE UNIQUE INDEX jobs_key ON jobs (name, unique_key)',
      ],
    )
    this.createTable(
      'job_runs',
      `ID,
       job_id INTEGER REFERENCES jobs (id) ON DELETE SET NULL,
       household_id INTEGER REFERENCES households (id) ON DELETE CASCADE,
       name TEXT NOT NULL,
       asked_by TEXT NOT NULL,
       attempt INTEGER NOT NULL,
       outcome TEXT NOT NULL DEFAULT 'running' CHECK (outcome IN ('running', 'done', 'failed', 'lost', 'returned')),
       started_at TEXT NOT NULL,
       finished_at TEXT,
       duration_ms INTEGER,
       code TEXT NOT NULL DEFAULT '',
       message TEXT NOT NULL DEFAULT '',
       counts TEXT NOT NULL DEFAULT '{}'`,
      ['CREATE INDEX job_runs_name ON job_runs (name, id)', 'CREATE INDEX job_runs_job ON job_runs (job_id)'],
    )
  }

  async down() {
    for (const table of ['job_runs', 'jobs', 'job_schedules']) this.dropTable(table)
  }
}
