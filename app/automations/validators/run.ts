import vine from '@vinejs/vine'
import type { Infer } from '@vinejs/vine/types'
import { cursor, flag, id, limit, named } from '#http/validators/shapes'
import { anyObject, anyValue, runStates } from './automation.js'

const yesOrNo = () => vine.boolean({ strict: true })

const runFields = {
  id: id(),
  automation: named(),
  version: vine.number(),
  trigger: vine.string(),
  /** What set it off, in a few words. */
  about: vine.string(),
  state: vine.enum(runStates),
  code: vine.string(),
  message: vine.string(),
  /** How many automations had set each other off before. */
  depth: vine.number(),
  settled: yesOrNo(),
  replayed_by: vine.number().nullable(),
  created_at: vine.string(),
  started_at: vine.string().nullable(),
  finished_at: vine.string().nullable(),
}
const run = vine.object(runFields)

const approval = vine.object({
  id: id(),
  run_id: id(),
  automation: named(),
  path: vine.string(),
  question: vine.string(),
  expires_at: vine.string().nullable(),
  /** More about the question; empty where nothing more was said. */
  details: vine.string(),
  /** What it is about, where a transaction set the run off. */
  transaction_id: vine.number().nullable(),
  decision: vine.enum(['approved', 'declined', 'expired'] as const).nullable(),
  decided_by: vine.string(),
  decided_at: vine.string().nullable(),
  created_at: vine.string(),
})

const traceStep = vine.object({
  id: id(),
  path: vine.string(),
  step_id: vine.string(),
  use: vine.string(),
  title: vine.string(),
  state: vine.enum(['running', 'waiting', 'retrying', 'done', 'failed', 'skipped'] as const),
  input: anyValue(),
  output: anyValue(),
  code: vine.string(),
  message: vine.string(),
  attempts: vine.array(
    vine.object({
      at: vine.string(),
      duration_ms: vine.number().nullable(),
      code: vine.string(),
      message: vine.string(),
    }),
  ),
  wake_at: vine.string().nullable(),
  change_set_id: vine.number().nullable(),
  started_at: vine.string(),
  finished_at: vine.string().nullable(),
  approval: approval.clone().nullable(),
})

const trace = vine.object({
  ...runFields,
  event: anyObject(),
  /** The condition with what it found. */
  explanation: anyValue(),
  steps: vine.array(traceStep),
  changes: vine.array(vine.object({ id: id(), summary: vine.string(), undone: yesOrNo() })),
})

const pass = vine.object({
  id: id(),
  trigger: vine.string(),
  about: vine.string(),
  event: anyObject(),
  reason: vine.string(),
  message: vine.string(),
  explanation: anyValue(),
  at: vine.string(),
})

export type RunJson = Infer<typeof run>
export type ApprovalJson = Infer<typeof approval>
export type TraceJson = Infer<typeof trace>
export type PassJson = Infer<typeof pass>

export const runValidator = vine.create(run)
export const traceValidator = vine.create(trace)
export const runPageValidator = vine.create({ data: vine.array(run), next_cursor: vine.string().nullable() })
export const passListValidator = vine.create({ data: vine.array(pass) })
export const approvalListValidator = vine.create({ data: vine.array(approval) })

export const listRunsValidator = vine.create({
  automation: id().optional(),
  state: vine.enum(runStates).optional(),
  dead: flag().optional(),
  cursor: cursor().optional(),
  limit: limit().optional(),
})

export const decideValidator = vine.create({ decision: vine.enum(['approved', 'declined'] as const) })
export const replayValidator = vine.create({
  from: vine.enum(['failed', 'start'] as const),
  version: vine.enum(['same', 'current'] as const).optional(),
})
export const undoneValidator = vine.create({ change_set_ids: vine.array(id()) })
