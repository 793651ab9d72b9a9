import type { Database } from '#database/database'

export interface FollowedRun {
  id: number
  plugin_id: string
  method: string
  outcome: string
  message: string
  log: string
  cpu_ms: number
  wall_ms: number
}

/** The runs of plugins since the last look, in whatever household and process they ran; for whoever works on them. */
export class FollowRuns {
  #last: number | undefined

  constructor(private readonly database: Database) {}

  async news(pluginIds: readonly string[]): Promise<FollowedRun[]> {
    return this.database.systemRead(async (queries) => {
      const newest = await queries.first<{ id: number | null }>('SELECT MAX(id) AS id FROM plugin_runs')
      const since = (this.#last ??= newest?.id ?? 0)
      if (pluginIds.length === 0 || (newest?.id ?? 0) <= since) return []
      this.#last = newest!.id!
      const marks = pluginIds.map(() => '?').join(', ')
      return queries.all<FollowedRun>(
        `SELECT id, plugin_id, method, outcome, message, log, cpu_ms, wall_ms FROM plugin_runs
         WHERE id > ? AND id <= ? AND plugin_id IN (${marks}) ORDER BY id`,
        [since, this.#last, ...pluginIds],
      )
    })
  }
}
