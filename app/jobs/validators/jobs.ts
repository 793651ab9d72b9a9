import vine from '@vinejs/vine'
import { cursor, limit } from '#http/validators/shapes'

const outcomes = ['running', 'done', 'failed', 'lost', 'returned'] as const

export const jobListValidator = vine.create({
  data: vine.array(
    vine.object({
      name: vine.string(),
      title: vine.string(),
      /** `15m`, or cron fields in UTC; null for what runs when there is something to do. */
      schedule: vine.string().nullable(),
      next_run_at: vine.string().nullable(),
      last_run: vine
        .object({
          at: vine.string(),
          outcome: vine.enum(outcomes),
          duration_ms: vine.number(),
          code: vine.string().nullable(),
          message: vine.string(),
        })
        .nullable(),
      waiting: vine.number(),
      running: vine.number(),
      failed: vine.number(),
    }),
  ),
})

export const jobRunQueryValidator = vine.create({
  job: vine.string().maxLength(100).optional(),
  cursor: cursor().optional(),
  limit: limit().optional(),
})

export const jobRunListValidator = vine.create({
  data: vine.array(
    vine.object({
      id: vine.number(),
      job: vine.object({ name: vine.string(), title: vine.string() }),
      household_id: vine.number().nullable(),
      asked_by: vine.enum(['schedule', 'person', 'program'] as const),
      attempt: vine.number(),
      outcome: vine.enum(outcomes),
      started_at: vine.string(),
      finished_at: vine.string().nullable(),
      duration_ms: vine.number().nullable(),
      code: vine.string().nullable(),
      message: vine.string(),
      /** What was done, such as `{"sessions": 3}`. */
      counts: vine.object({}).allowUnknownProperties(),
      /** Whether the job was given up with this run and can be tried again. */
      can_replay: vine.boolean(),
    }),
  ),
  next_cursor: vine.string().nullable(),
})
