import { FlorinSchema } from '#database/florin_schema'

/**
 * Runs belong to an instance where there is one, and keep what is needed to understand and to repeat a failure. When an instance runs
 * next is bookkeeping of the schedule: no change set records it.
 */
export default class extends FlorinSchema {
  async up() {
    for (const column of [
      'version TEXT',
      'instance_id INTEGER REFERENCES plugin_instances (id) ON DELETE CASCADE',
      `log TEXT NOT NULL DEFAULT ''`,
      // What the plugin asked of Florin: JSON, one line for each call.
      `host_calls TEXT NOT NULL DEFAULT '[]'`,
      'host_killed INTEGER NOT NULL DEFAULT 0 CHECK (host_killed IN (0, 1))',
      // What the provider asked for, of a failure that may pass.
      'retry_after_ms INTEGER',
      // The latest failures can be repeated: what was asked and what Florin answered while it ran.
      'request TEXT',
      'tape TEXT',
    ])
      this.statement(`ALTER TABLE plugin_runs ADD COLUMN ${column}`)
    this.statement('CREATE INDEX plugin_runs_instance ON plugin_runs (household_id, instance_id, id)')
    this.statement('ALTER TABLE plugin_instances ADD COLUMN next_run_at TEXT')
    // Runs before this instant no longer count against the instance: it was given another chance.
    this.statement('ALTER TABLE plugin_instances ADD COLUMN released_at TEXT')
    this.statement('CREATE INDEX plugin_instances_due ON plugin_instances (enabled, state, next_run_at)')
  }

  async down() {
    this.statement('DROP INDEX plugin_instances_due')
    for (const column of ['released_at', 'next_run_at'])
      this.statement(`ALTER TABLE plugin_instances DROP COLUMN ${column}`)
    this.statement('DROP INDEX plugin_runs_instance')
    for (const column of [
      'tape',
      'request',
      'retry_after_ms',
      'host_killed',
      'host_calls',
      'log',
      'instance_id',
      'version',
    ])
      this.statement(`ALTER TABLE plugin_runs DROP COLUMN ${column}`)
  }
}
