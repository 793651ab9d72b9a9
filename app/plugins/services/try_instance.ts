import { randomUUID } from 'node:crypto'
import type { Clock } from '#core/clock'
import type { Database } from '#database/database'
import { type Trial, trialOf } from '../domain/trial.js'
import { PluginFailedException, SandboxUnavailableException } from '../exceptions.js'
import type { CallInstance, CallOptions } from './call_instance.js'
import { listInstanceRuns } from './plugin_runs.js'
import type { PresentInstances } from './present_instances.js'

export interface TrialOutcome {
  ok: boolean
  code: string | null
  message: string
  log: string
  duration_ms: number
}

interface TrialParts {
  database: Database
  clock: Clock
  callInstance: CallInstance
  presentInstances: PresentInstances
}

/** Tries whether an instance works by one harmless call of its kind. A failure is an answer like any other. */
export class TryInstance {
  constructor(private readonly parts: TrialParts) {}

  async handle(householdId: number, instanceId: number, trial: CallOptions['trial'] = 'asked'): Promise<TrialOutcome> {
    const { database, presentInstances } = this.parts
    const { plugin } = await database.read(householdId, (queries) =>
      presentInstances.requirePlugin(queries, instanceId),
    )
    const attempt = trialOf(plugin.manifest, await this.#circumstances(householdId))
    if (!attempt)
      return {
        ok: true,
        code: null,
        message: 'It only reads files, so there is nothing to try.',
        log: '',
        duration_ms: 0,
      }
    try {
      return await this.#attempt(householdId, instanceId, attempt, trial)
    } catch (thrown) {
      if (!(thrown instanceof PluginFailedException || thrown instanceof SandboxUnavailableException)) throw thrown
      const run = await this.#lastRun(householdId, instanceId)
      const { reason, message } = thrown
      return { ok: false, code: reason, message, log: run?.log ?? '', duration_ms: run?.wall_ms ?? 0 }
    }
  }

  async #attempt(householdId: number, instanceId: number, attempt: Trial, trial: CallOptions['trial']) {
    const succeeded = await attempt.attempt((method, request) =>
      this.parts.callInstance.handle(householdId, instanceId, method, request, { trial }),
    )
    return { ok: true, code: null, ...succeeded }
  }

  async #circumstances(householdId: number) {
    const { database, clock } = this.parts
    const sql = 'SELECT base_currency, time_zone FROM households WHERE id = ?'
    const household = await database.systemRead((queries) =>
      queries.first<{ base_currency: string; time_zone: string }>(sql, [householdId]),
    )
    const { base_currency, time_zone } = household!
    return { today: clock.today(time_zone), base_currency, key: `trial-${randomUUID()}` }
  }

  #lastRun(householdId: number, instanceId: number) {
    return this.parts.database.read(householdId, async (queries) => (await listInstanceRuns(queries, instanceId, 1))[0])
  }
}
