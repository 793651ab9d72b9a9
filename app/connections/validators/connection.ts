import vine from '@vinejs/vine'
import type { Infer } from '@vinejs/vine/types'
import { flag, id, moneyOrNull, plainDate } from '#http/validators/shapes'
import { importBatchValidator } from '#imports/validators/import'

const LINKS_MAX = 500

const connectedAccount = vine.object({
  /** The bank's own. */
  id: vine.string(),
  name: vine.string(),
  currency: vine.string(),
  kind: vine.enum(['checking', 'savings', 'credit_card', 'loan', 'investment']).nullable(),
  institution: vine.string().nullable(),
  number: vine.string().nullable(),
  balance: moneyOrNull(),
  balance_on: vine.string().nullable(),
  /** The account of ours it is kept in. */
  account_id: id().nullable(),
  /** The first day that is fetched. */
  from: vine.string().nullable(),
  /** Whether a person looks at what was fetched before it is imported. */
  review: vine.boolean({ strict: true }),
  /** An import that has to be finished before more is fetched. */
  waiting_import_id: id().nullable(),
  synced_at: vine.string().nullable(),
})

export type ConnectedAccountJson = Infer<typeof connectedAccount>

export const connectedAccountsValidator = vine.create({
  data: vine.array(connectedAccount),
  /** What the bank or its provider wants a person to know. */
  warnings: vine.array(vine.string()),
  /** Whether a sync that somebody asked for is waiting or under way. */
  is_syncing: vine.boolean({ strict: true }),
  next_cursor: vine.string().nullable(),
})

export const listConnectedAccountsValidator = vine.create({ refresh: flag().optional() })

export const linkAccountsValidator = vine.create({
  links: vine
    .array(
      vine.object({
        id: vine.string().maxLength(400),
        account_id: id().nullable(),
        from: plainDate().optional(),
        review: vine.boolean({ strict: true }).optional(),
      }),
    )
    .maxLength(LINKS_MAX),
})

export const syncRequestValidator = vine.create({ is_syncing: vine.boolean({ strict: true }) })

export const syncValidator = vine.create({
  batches: vine.array(importBatchValidator.schema.clone()),
  warnings: vine.array(vine.string()),
})
