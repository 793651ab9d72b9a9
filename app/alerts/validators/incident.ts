import vine from '@vinejs/vine'
import type { Infer } from '@vinejs/vine/types'
import { namedSchema } from '#http/named_schemas'
import { cursor, id, limit, named } from '#http/validators/shapes'
import { triggers } from '#rules/domain/triggers'
import { described } from '#rules/validators/rule'

const facts = {
  id: id(),
  alert: named(),
  kind: vine.string().nullable(),
  severity: vine.string(),
  /** What it is about, such as `Groceries, November 2026`. */
  subject: vine.string(),
  state: vine.enum(['pending', 'firing', 'resolved']),
  words: vine.string(),
  link: vine.string().nullable(),
  fired_at: vine.string().nullable(),
  resolved_at: vine.string().nullable(),
  acknowledged_at: vine.string().nullable(),
  acknowledged_by: vine.string().nullable(),
  snoozed_until: vine.string().nullable(),
}

const incident = vine.object(facts).meta(namedSchema('AlertIncident'))
export type IncidentJson = Infer<typeof incident>

export const incidentListValidator = vine.create({
  data: vine.array(incident),
  next_cursor: vine.string().nullable(),
  /** Firing ones that nobody has acknowledged or snoozed. */
  unseen_count: vine.number(),
})

const incidentWithHistory = vine
  .object({
    ...facts,
    /** What the explanation's condition asks about; null when the alert is gone. */
    trigger: vine.enum(triggers).nullable(),
    /** The condition with what was found when it fired. */
    explanation: vine.any().use(described('ConditionExplanation')),
    events: vine.array(
      vine.object({
        kind: vine.string(),
        words: vine.string(),
        by: vine.string().nullable(),
        at: vine.string(),
      }),
    ),
  })
  .meta(namedSchema('AlertIncidentWithHistory'))

export type IncidentWithHistoryJson = Infer<typeof incidentWithHistory>
export const incidentWithHistoryValidator = vine.create(incidentWithHistory)

export const incidentQueryValidator = vine.create({
  state: vine.enum(['firing', 'resolved']).optional(),
  alert_id: id().optional(),
  cursor: cursor().optional(),
  limit: limit().optional(),
})

export const snoozeValidator = vine.create({
  minutes: vine
    .number()
    .withoutDecimals()
    .min(1)
    .max(30 * 24 * 60),
})
