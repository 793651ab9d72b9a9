import { announce } from '#changes/services/announce'
import type { Writes } from '#database/database'
import type { Notify } from '#notifications/services/notify'
import type { StoredRun } from './run_rows.js'

/** After so many runs that failed in a row an automation is paused. */
export const FAILURES_IN_A_ROW_MAX = 10

/** A run that failed waits to be tried again; people are told once a day, and when the automation is paused. */
export async function tellFailure(
  writes: Writes,
  notify: Pick<Notify, 'inside'>,
  run: StoredRun,
  message: string,
  now: string,
): Promise<void> {
  const name = run.automationName
  const about = { automation_id: run.automationId, run_id: run.id }
  const failed = { topic: 'automation.stopped', payload: { ...about, code: 'failed', reason: message } }
  await announce(writes, failed.topic, failed.payload)
  await notify.inside(writes, {
    topic: 'automation.failed',
    about: failed,
    severity: 'warning',
    title: `The automation “${name}” failed`,
    body: message,
    link: `/automations/runs/${run.id}`,
    dedupe_key: `automation-${run.automationId}-failed-${now.slice(0, 10)}`,
    data: { automation: name },
  })
  const latest = await writes.all<{ state: string }>(
    `SELECT state FROM automation_runs WHERE automation_id = ? AND state IN ('done', 'failed') ORDER BY id DESC LIMIT ?`,
    [run.automationId, FAILURES_IN_A_ROW_MAX],
  )
  if (latest.length < FAILURES_IN_A_ROW_MAX || latest.some(({ state }) => state !== 'failed')) return
  const changed = await writes.run(
    "UPDATE automations SET paused_code = 'failing' WHERE id = ? AND paused_code IS NULL",
    [run.automationId],
  )
  if (changed === 0) return
  const paused = { topic: 'automation.stopped', payload: { ...about, code: 'paused' } }
  await announce(writes, paused.topic, paused.payload)
  await notify.inside(writes, {
    topic: 'automation.paused',
    about: paused,
    severity: 'warning',
    title: `The automation “${name}” was paused`,
    body: `It failed ${FAILURES_IN_A_ROW_MAX} times in a row. Look at what went wrong, then switch it on again.`,
    link: `/automations/${run.automationId}`,
    data: { automation: name, times: FAILURES_IN_A_ROW_MAX },
  })
}
