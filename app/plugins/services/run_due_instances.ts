import type { Clock } from '#core/clock'
import { NotFoundException } from '#core/exceptions'
import type { Database } from '#database/database'
import type { PluginKind } from '#sdk'
import { minutesBetweenRuns, nextRunAt } from '../domain/schedule.js'
import { backOffAfter } from '../domain/strikes.js'
import {
  InstanceNotReadyException,
  PluginFailedException,
  SafeModeException,
  SandboxUnavailableException,
} from '../exceptions.js'
import type { PluginRegistry } from '../registry.js'
import type { DueInstance, ScheduledWork, ScheduledWorks } from '../scheduled_work.js'
import { findInstance } from './instance_rows.js'
import { judgedRuns } from './judge_instance.js'

/** Most of the time is spent waiting for providers. */
const AT_ONCE = 3

interface DueParts {
  database: Database
  clock: Clock
  registry: Pick<PluginRegistry, 'find'>
  works: ScheduledWorks
  /** Between 0 and 1. */
  chance?: () => number
}

export interface DueOutcome {
  outcome: 'ok' | 'failed' | 'skipped'
  /** Why, in a sentence; empty when it went well. */
  message: string
  next_run_at: string | null
}

/** The schedule of instances: which are due, and what becomes of one when its time has come. Durable, because it is rows. */
export class RunDueInstances {
  constructor(private readonly parts: DueParts) {}

  /** Instances whose time has come, in all households, the longest waiting first. */
  due(now: string): Promise<DueInstance[]> {
    return this.parts.database.systemRead((queries) =>
      queries.all<DueInstance>(
        `SELECT household_id, id AS instance_id, plugin_id FROM plugin_instances
         WHERE enabled = 1 AND state = 'ready' AND next_run_at <= ? ORDER BY next_run_at, id`,
        [now],
      ),
    )
  }

  /** Runs all whose time has come, a few at a time; answers how many ended how. What nobody expected is thrown when the others are done. */
  async handle(signal: AbortSignal): Promise<Record<DueOutcome['outcome'], number>> {
    const counts = { ok: 0, failed: 0, skipped: 0 }
    const unexpected: unknown[] = []
    const waiting = await this.due(this.parts.clock.now())
    const work = async () => {
      for (let due = waiting.shift(); due && !signal.aborted; due = waiting.shift())
        await this.run(due, signal).then(
          ({ outcome }) => counts[outcome]++,
          (error: unknown) => unexpected.push(error),
        )
    }
    await Promise.all(Array.from({ length: AT_ONCE }, work))
    if (unexpected.length > 0) throw unexpected[0]
    return counts
  }

  /** Does what the kinds of the plugin do by themselves, and sets the time of the next run. Never throws for what a plugin does. */
  async run(due: DueInstance, signal?: AbortSignal): Promise<DueOutcome> {
    const { registry, works } = this.parts
    const manifest = registry.find(due.plugin_id)?.manifest
    const work = works.of(Object.keys(manifest?.contributes ?? {}) as PluginKind[])
    const outcome: Omit<DueOutcome, 'next_run_at'> =
      manifest?.schedule && work.length > 0
        ? await attempt(work, due, signal)
        : { outcome: 'skipped', message: 'Its plugin does nothing by itself.' }
    return { ...outcome, next_run_at: await this.#plan(due) }
  }

  /** When it runs next: as usual, or sooner after a failure that may pass. */
  #plan({ household_id, instance_id, plugin_id }: DueInstance): Promise<string | null> {
    const { database, clock, registry, chance = Math.random } = this.parts
    return database.write(household_id, async (writes) => {
      const instance = await findInstance(writes, instance_id)
      const manifest = registry.find(plugin_id)?.manifest
      const every = instance && manifest ? minutesBetweenRuns(manifest, instance.every_minutes) : null
      if (every === null) return null
      const runs = await judgedRuns(writes, instance_id)
      const retry_after_ms = runs[0]?.retry_after_ms ?? 0
      const back_off_ms = backOffAfter(runs, { roll: chance(), retry_after_ms })
      const next = nextRunAt(clock.now(), every, { back_off_ms, retry_after_ms })
      await writes.run('UPDATE plugin_instances SET next_run_at = ? WHERE id = ?', [next, instance_id])
      return next
    })
  }
}

async function attempt(
  works: readonly ScheduledWork[],
  due: DueInstance,
  signal?: AbortSignal,
): Promise<Omit<DueOutcome, 'next_run_at'>> {
  try {
    for (const work of works) await work(due, signal)
    return { outcome: 'ok', message: '' }
  } catch (thrown) {
    const isGone = thrown instanceof NotFoundException
    if (isGone || thrown instanceof InstanceNotReadyException || thrown instanceof SafeModeException)
      return { outcome: 'skipped', message: thrown.message }
    if (thrown instanceof PluginFailedException || thrown instanceof SandboxUnavailableException)
      return { outcome: 'failed', message: thrown.message }
    throw thrown
  }
}
