import vine from '@vinejs/vine'
import type { Infer } from '@vinejs/vine/types'
import { namedSchema } from '#http/named_schemas'
import { cursor, id, limit, moneyOrNull, namedOrNull } from '#http/validators/shapes'
import { insightKinds, insightStates, severities } from '../domain/insight.js'

const insight = vine
  .object({
    id: id(),
    kind: vine.enum(insightKinds),
    severity: vine.enum(severities),
    state: vine.enum(insightStates),
    title: vine.string(),
    body: vine.string(),
    amount: moneyOrNull(),
    period: vine.object({ from: vine.string(), to: vine.string() }).nullable(),
    category: namedOrNull(),
    payee: namedOrNull(),
    account: namedOrNull(),
    /** What it rests on, with the page that lists it. */
    transactions: vine.object({ count: vine.number(), href: vine.string() }).nullable(),
    action: vine.object({ label: vine.string(), href: vine.string() }).nullable(),
    found_at: vine.string(),
    expires_on: vine.string().nullable(),
  })
  .meta(namedSchema('Insight'))

export type InsightJson = Infer<typeof insight>
export const insightValidator = vine.create(insight)

export const insightListValidator = vine.create({ data: vine.array(insight), next_cursor: vine.string().nullable() })

/** Open ones where no state is asked for. */
export const insightQueryValidator = vine.create({
  state: vine.enum(insightStates).optional(),
  cursor: cursor().optional(),
  limit: limit().optional(),
})

const insightSummary = vine
  .object({
    /** When Florin looked last; null where it has not yet. */
    generated_at: vine.string().nullable(),
    open: vine.number(),
    by_kind: vine.array(vine.object({ kind: vine.enum(insightKinds), count: vine.number() })),
    by_severity: vine.object({ info: vine.number(), notice: vine.number(), warning: vine.number() }),
    /** The most important ones first. */
    top: vine.array(insight),
  })
  .meta(namedSchema('InsightSummary'))

export type InsightSummaryJson = Infer<typeof insightSummary>
export const insightSummaryValidator = vine.create(insightSummary)
