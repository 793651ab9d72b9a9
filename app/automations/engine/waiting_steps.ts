import { shiftInstant } from '#core/clock'
import { durationSeconds } from '../domain/duration.js'
import { textOf } from '../domain/template.js'
import { instantOf } from '../domain/times.js'
import { StepFailedException } from '../exceptions.js'
import type { StepContext } from '../steps/step.js'
import type { Checkpoints, StepMark } from './checkpoints.js'
import type { EngineParts, Flow } from './parts.js'

type Context = Omit<StepContext, 'key'>

export const NO_TIME = '"until" is no day and no time.'

/** A wait is a row with a time, so it outlives the process. */
export async function waitFor(
  checkpoints: Checkpoints,
  mark: StepMark,
  input: unknown,
  context: Context,
): Promise<Flow> {
  const known = checkpoints.of(mark.path)
  if (known?.state === 'done' || known?.state === 'failed') return 'on'
  if (!known) {
    const wakeAt = wakeTime(input as Wait, context)
    if (!wakeAt) {
      const problem = new StepFailedException(NO_TIME)
      await checkpoints.keep(mark, { state: 'failed', input, code: problem.code!, message: problem.message })
      return 'on'
    }
    await checkpoints.keep(mark, { state: 'waiting', input, wakeAt })
  }
  const { wakeAt } = checkpoints.of(mark.path)!
  if (wakeAt! > context.now) return 'parked'
  await checkpoints.keep(mark, { state: 'done', output: { until: wakeAt } })
  return 'on'
}

interface Wait {
  for?: string
  until?: unknown
}

/** When a wait is over; undefined when nothing says so. */
export function wakeTime({ for: length, until }: Wait, { now, household }: Context): string | undefined {
  if (length !== undefined) return shiftInstant(now, durationSeconds(length))
  return instantOf(textOf(until), household.timeZone)
}

interface Question {
  question: string
  details?: string
  expires?: string
  recipients?: 'everyone' | 'admins'
}

interface ApprovalRow {
  decision: 'approved' | 'declined' | 'expired' | null
  decided_label: string
  decided_at: string | null
  expires_at: string | null
}

/** Asks people, in their inbox, and waits. */
export async function askFirst(
  parts: EngineParts,
  checkpoints: Checkpoints,
  mark: StepMark,
  input: unknown,
  context: Context,
): Promise<Flow> {
  const known = checkpoints.of(mark.path)
  if (known?.state === 'done') return 'on'
  const { householdId, runId } = context
  const { database, clock } = parts.gateway
  if (!known) await ask(parts, checkpoints, mark, input as Question, context)
  const sql =
    'SELECT decision, decided_label, decided_at, expires_at FROM automation_approvals WHERE run_id = ? AND path = ?'
  const approval = await database.read(householdId, (queries) => queries.first<ApprovalRow>(sql, [runId, mark.path]))
  const { decision = null, decided_label: by = '', decided_at: at = null, expires_at } = approval ?? {}
  const isExpired = decision === null && typeof expires_at === 'string' && expires_at <= clock.now()
  if (decision === null && !isExpired) return 'parked'
  const output = { approved: decision === 'approved', decision: decision ?? 'expired', by, at }
  await checkpoints.keepWith(mark, checkpoints.of(mark.path)!.input, [], async ({ operational }) => {
    if (isExpired)
      await operational.run(
        "UPDATE automation_approvals SET decision = 'expired', decided_at = ? WHERE run_id = ? AND path = ? AND decision IS NULL",
        [clock.now(), runId, mark.path],
      )
    return { state: 'done', output }
  })
  return 'on'
}

/** The question, the message about it and the checkpoint are one transaction. */
async function ask(
  { notify, gateway }: EngineParts,
  checkpoints: Checkpoints,
  mark: StepMark,
  asked: Question,
  { automation, runId, now }: Context,
): Promise<void> {
  const { question, details = '', expires, recipients } = asked
  const expiresAt = expires === undefined ? null : shiftInstant(now, durationSeconds(expires))
  await checkpoints.keepWith(mark, asked, [], async ({ operational }) => {
    await operational.insert('automation_approvals', {
      ...{ run_id: runId, path: mark.path, question: question.slice(0, 200) },
      ...{ expires_at: expiresAt, created_at: gateway.clock.now() },
    })
    await notify.inside(operational, {
      topic: 'automation.approval',
      severity: 'info',
      title: question,
      body: details === '' ? `“${automation.name}” waits for your answer.` : details,
      link: `/automations/runs/${runId}`,
      data: { automation: automation.name, waits: details === '' },
      ...(recipients ? { recipients } : {}),
    })
    return { state: 'waiting', output: {}, wakeAt: expiresAt }
  })
}
