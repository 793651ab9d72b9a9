import vine from '@vinejs/vine'
import type { Infer } from '@vinejs/vine/types'

const DAYS_MAX = 31

const days = () => vine.number().withoutDecimals().range([0, DAYS_MAX])
const tolerance = {
  days_apart: days(),
  pending_days_apart: days(),
  likeness_percent: vine.number().withoutDecimals().range([10, 100]),
}

export const toleranceInputValidator = vine.create(tolerance)
export type ToleranceInput = Infer<typeof toleranceInputValidator>

export const toleranceValidator = vine.create({ ...tolerance, is_default: vine.boolean({ strict: true }) })
export type ToleranceJson = Infer<typeof toleranceValidator>
