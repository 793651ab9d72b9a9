import vine from '@vinejs/vine'
import type { Infer } from '@vinejs/vine/types'
import { id, plainDate } from '#http/validators/shapes'

const number = () => vine.number()

const metrics = () =>
  vine
    .object({
      since: plainDate(),
      rows: number(),
      accuracy: number(),
      macro_f1: number(),
      threshold: number(),
      coverage: number(),
      precision: number(),
      calibration_error: number(),
      importance: vine.object({ text: number(), amount: number(), account: number(), day: number() }),
    })
    .nullable()

const model = () =>
  vine.object({
    id: id(),
    version: number(),
    plugin_version: vine.string(),
    state: vine.enum(['candidate', 'deployed', 'retired']),
    traffic_share: number(),
    rows: number(),
    corrections: number(),
    from: plainDate(),
    to: plainDate(),
    metrics: metrics(),
    created_at: vine.string(),
    deployed_at: vine.string().nullable(),
  })
export type ModelJson = Infer<ReturnType<typeof model>>

export const modelValidator = vine.create(model())
export const modelListValidator = vine.create({ data: vine.array(model()) })
export const trainingValidator = vine.create({ job_id: vine.number() })
export const performanceValidator = vine.create({
  metrics: metrics(),
  drift: vine.array(
    vine.object({
      feature: vine.enum(['amount', 'weekday', 'account']),
      index: number(),
      level: vine.enum(['stable', 'moved', 'drifted']),
    }),
  ),
  live: vine.object({ judged: number(), right: number() }),
})
export const deploymentBodyValidator = vine.create({
  traffic_share: vine.number().withoutDecimals().range([1, 100]),
})
