import { announce } from '#changes/services/announce'
import { shiftInstant } from '#core/clock'
import { Turns } from '#core/turns'
import { afterCommit } from '#database/after_commit'
import type { Writes } from '#database/database'
import { enqueueJob } from '#jobs/services/enqueue_job'
import type { Notify } from '#notifications/services/notify'
import type { Explanation } from '#rules/domain/triggers'
import { type AutomationDocument, LOOP_DEFAULT, MODE_DEFAULT, QUEUE_MAX, EVENT_RUNS_MAX } from '../domain/document.js'
import { type Chain, endOfChain, isAlarming, type PassReason, reasonSentences } from '../domain/loop_guard.js'
import { fillIn, textOf } from '../domain/template.js'
import { keepPasses, type Pass } from './keep_passes.js'

/** What stays the same however often something happens to it. */
const ONE_THING = /^(transaction|posting|account):/

export const RUN_JOB = 'automations.run'

export interface RunnableAutomation {
  id: number
  name: string
  version: number
  document: AutomationDocument
}

/** Something happened that an automation reacts to. */
export interface Happening {
  triggerId: string
  /** Names what happened for ever: of several with the same key an automation runs for one. */
  key: string
  /** What it is about, such as `transaction:7` or `account:3`; empty when it is about nothing in particular. */
  subject: string
  event: Record<string, unknown>
  chain: Chain
  explanation?: Explanation
}

export interface AdmitParts {
  notify: Pick<Notify, 'inside'>
  wake: () => void
}

/** Makes the runs of what happened, as far as the mode and the limits of the automation allow, in the caller's transaction. */
export class AdmitRuns {
  constructor(private readonly parts: AdmitParts) {}

  /** Answers the ids of the runs; what does not run is kept with its reason. */
  async handle(
    writes: Writes,
    automation: RunnableAutomation,
    happenings: readonly Happening[],
    now: string,
  ): Promise<number[]> {
    const runs: number[] = []
    const passes: Pass[] = []
    const turns = new Turns()
    for (const happening of happenings) {
      await turns.rest()
      if (await isKnown(writes, automation.id, happening.key)) continue
      const reason = await this.#refusal(writes, automation, happening, now)
      if (!reason) runs.push(await this.#admit(writes, automation, happening, now))
      else {
        passes.push({ automationId: automation.id, triggerId: happening.triggerId, event: happening.event, reason })
        if (isAlarming(reason)) await this.tell(writes, automation, reason, happening.chain, now)
      }
    }
    await keepPasses(writes, passes, now)
    if (runs.length > 0) afterCommit(writes, this.parts.wake)
    return runs
  }

  /** Once a day for each automation and reason: a chain that was stopped is stopped many times. */
  async tell(writes: Writes, { id, name }: RunnableAutomation, reason: PassReason, chain: Chain, now: string) {
    const names = await namesOf(writes, [...chain.automations, id])
    const way = names.length > 1 ? ` It went: ${names.map((each) => `“${each}”`).join(' → ')}.` : ''
    const about = { topic: 'automation.stopped', payload: { automation_id: id, code: reason } }
    await announce(writes, about.topic, about.payload)
    await this.parts.notify.inside(writes, {
      topic: 'automation.stopped',
      about,
      severity: 'warning',
      title: `The automation “${name}” was held back`,
      body: `${reasonSentences[reason]}${way}`,
      link: `/automations/${id}`,
      dedupe_key: `automation-${id}-${reason}-${now.slice(0, 10)}`,
      data: { automation: name },
    })
  }

  async #refusal(
    writes: Writes,
    automation: RunnableAutomation,
    { chain, subject, event }: Happening,
    now: string,
  ): Promise<PassReason | undefined> {
    const { id, document } = automation
    const loop = { ...LOOP_DEFAULT, ...document.loop }
    const end = endOfChain(id, chain, loop)
    if (end) return end
    if (subject !== '') {
      const isOneThing = ONE_THING.test(subject) || document.loop?.per_entity !== undefined
      const { count, minutes } = isOneThing ? loop.per_entity : { count: EVENT_RUNS_MAX, minutes: 10 }
      const since = shiftInstant(now, -minutes * 60)
      if ((await countRuns(writes, id, 'subject = ? AND created_at >= ?', [subject, since])) >= count)
        return 'too_often'
    }
    const { type } = { ...MODE_DEFAULT, ...document.mode }
    const key = modeKey(document, event)
    if (type === 'single' && (await countActive(writes, id, key)) > 0) return 'already_running'
    const queued = await countRuns(writes, id, "mode_key = ? AND state = 'queued'", [key])
    return queued >= QUEUE_MAX ? 'queue_full' : undefined
  }

  async #admit(writes: Writes, automation: RunnableAutomation, happening: Happening, now: string): Promise<number> {
    const { id, version, document } = automation
    const key = modeKey(document, happening.event)
    if (document.mode?.type === 'restart') await stopActive(writes, id, key, now)
    const state = await stateToBegin(writes, { automationId: id, modeKey: key, document })
    const runId = await writes.insert('automation_runs', {
      automation_id: id,
      automation_version: version,
      document: JSON.stringify(document),
      trigger_id: happening.triggerId,
      event: JSON.stringify(happening.event),
      event_key: happening.key,
      subject: happening.subject,
      mode_key: key,
      explanation: happening.explanation ? JSON.stringify(happening.explanation) : null,
      state,
      causation_depth: happening.chain.depth,
      chain: JSON.stringify(happening.chain.automations),
      created_at: now,
    })
    if (state === 'running') await enqueueJob(writes, { name: RUN_JOB, payload: { run_id: runId } }, now)
    return runId
  }
}

/** What decides whether a run may begin beside others. */
export interface Turn {
  automationId: number
  modeKey: string
  document: AutomationDocument
}

/** Where as many run as may at the same time, a run waits for its turn. */
export async function stateToBegin(
  writes: Writes,
  { automationId, modeKey: key, document }: Turn,
): Promise<'running' | 'queued'> {
  return (await countActive(writes, automationId, key)) < atOnce(document) ? 'running' : 'queued'
}

/** Lets the next of those that wait for their turn begin, if there is room. */
export async function admitNext(writes: Writes, run: Turn, now: string): Promise<void> {
  const { automationId: id, modeKey: key } = run
  if ((await stateToBegin(writes, run)) === 'queued') return
  const next = await writes.first<{ id: number }>(
    "SELECT id FROM automation_runs WHERE automation_id = ? AND mode_key = ? AND state = 'queued' ORDER BY id LIMIT 1",
    [id, key],
  )
  if (!next) return
  await writes.run("UPDATE automation_runs SET state = 'running' WHERE id = ?", [next.id])
  await enqueueJob(writes, { name: RUN_JOB, payload: { run_id: next.id } }, now)
}

function atOnce({ mode }: AutomationDocument): number {
  const { type, max } = { ...MODE_DEFAULT, ...mode }
  return type === 'parallel' ? max : 1
}

function modeKey({ mode }: AutomationDocument, event: Record<string, unknown>): string {
  return textOf(fillIn(mode?.key ?? '', { trigger: event })).slice(0, 200)
}

/** It is over at once; a process that is at work on it finds out at its next checkpoint. */
async function stopActive(writes: Writes, automationId: number, key: string, now: string): Promise<void> {
  await writes.run(
    `UPDATE automation_runs SET state = 'stopped', code = 'restarted', message = 'A newer run took its place.',
       holder = NULL, finished_at = ?
     WHERE automation_id = ? AND mode_key = ? AND state IN ('running', 'waiting', 'queued')`,
    [now, automationId, key],
  )
}

const countActive = (writes: Writes, id: number, key: string) =>
  countRuns(writes, id, "mode_key = ? AND state IN ('running', 'waiting')", [key])

async function countRuns(writes: Writes, id: number, where: string, values: string[]): Promise<number> {
  const row = await writes.first<{ count: number }>(
    `SELECT COUNT(*) AS count FROM automation_runs WHERE automation_id = ? AND ${where}`,
    [id, ...values],
  )
  return row!.count
}

async function isKnown(writes: Writes, automationId: number, key: string): Promise<boolean> {
  const sql = 'SELECT id FROM automation_runs WHERE automation_id = ? AND event_key = ?'
  return (await writes.first(sql, [automationId, key])) !== undefined
}

async function namesOf(writes: Writes, ids: readonly number[]): Promise<string[]> {
  const names: string[] = []
  for (const id of ids) {
    const row = await writes.first<{ name: string }>('SELECT name FROM automations WHERE id = ?', [id])
    names.push(row?.name ?? 'a deleted automation')
  }
  return names
}
