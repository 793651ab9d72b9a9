import vine from '@vinejs/vine'
import type { Infer } from '@vinejs/vine/types'
import { namedSchema } from '#http/named_schemas'
import {
  absentWhenEmpty,
  cursor,
  decimalText,
  flag,
  id,
  limit,
  money,
  named,
  namedOrNull,
  plainDate,
} from '#http/validators/shapes'

const status = () => vine.enum(['pending', 'posted', 'void'])
const clearing = () => vine.enum(['uncleared', 'cleared', 'reconciled'])
const tagNames = () => vine.array(vine.string().trim().minLength(1).maxLength(60)).maxLength(30)
const payeeName = () => vine.string().trim().maxLength(200)
const text = () => vine.string().maxLength(2000)

const setter = () =>
  vine
    .object({
      by: vine.enum(['user', 'rule', 'plugin', 'import']),
      id: vine.number().optional().meta(absentWhenEmpty),
      label: vine.string().optional().meta(absentWhenEmpty),
    })
    .optional()
    .meta(absentWhenEmpty)

/** A transaction in an answer; other domains' answers may contain some. */
export const transaction = vine
  .object({
    id: id(),
    occurred_on: plainDate(),
    status: status(),
    payee: namedOrNull(),
    memo: vine.string(),
    note: vine.string(),
    raw_description: vine.string(),
    account: named(),
    amount: money(),
    splits: vine.array(
      vine.object({
        id: id(),
        category: vine.object({ id: id(), name: vine.string(), kind: vine.enum(['income', 'expense']) }).nullable(),
        transfer_account: namedOrNull(),
        amount: money(),
        memo: vine.string(),
      }),
    ),
    tags: vine.array(vine.object({ id: id(), name: vine.string(), color: vine.string().nullable() })),
    clearing: clearing(),
    import_batch_id: vine.number().nullable(),
    reviewed: vine.boolean({ strict: true }),
    /** Left out of reports and budgets; balances have it. */
    excluded: vine.boolean({ strict: true }),
    /** A rule or a person asked for somebody to look at it. */
    needs_review: vine.boolean({ strict: true }),
    provenance: vine.object({
      payee: setter(),
      category: setter(),
      memo: setter(),
      note: setter(),
      tags: setter(),
      excluded: setter(),
      needs_review: setter(),
      recurring: setter(),
    }),
  })
  .meta(namedSchema('Transaction'))

export type TransactionJson = Infer<typeof transaction>

export const transactionValidator = vine.create(transaction)

export const transactionPageValidator = vine.create({
  data: vine.array(transaction),
  next_cursor: vine.string().nullable(),
  total: vine.object({ count: vine.number() }).optional().meta(absentWhenEmpty),
})

/** The filters of a list of transactions, shared by lists and bulk edits. */
export const transactionFilters = {
  account: id().optional(),
  category: id().optional(),
  payee: id().optional(),
  tag: id().optional(),
  from: plainDate().optional(),
  to: plainDate().optional(),
  min: decimalText().optional(),
  max: decimalText().optional(),
  /** With something spent that counts in reports; `min` and `max` are then about the parts that were spent. */
  spent: flag().optional(),
  /** 1 is Monday. */
  weekday: vine.number().withoutDecimals().min(1).max(7).optional(),
  status: status().optional(),
  uncategorised: flag().optional(),
  excluded: flag().optional(),
  needs_review: flag().optional(),
  search: vine.string().trim().maxLength(200).optional(),
  batch: id().optional(),
}

export const listTransactionsValidator = vine.create({
  ...transactionFilters,
  cursor: cursor().optional(),
  limit: limit().optional(),
  /** Asks for the number of matches beside the first page. */
  total: flag().optional(),
})

const splits = () =>
  vine
    .array(
      vine.object({
        category_id: id().optional(),
        transfer_account_id: id().optional(),
        amount: decimalText(),
        /** For a transfer into another currency: what arrives there. */
        arrives: decimalText().optional(),
        memo: text().optional(),
      }),
    )
    .minLength(1)
    .maxLength(100)

const editable = {
  payee: payeeName().nullable().optional(),
  payee_id: id().optional(),
  memo: text().optional(),
  note: text().optional(),
  category_id: id().nullable().optional(),
  transfer_account_id: id().optional(),
  arrives: decimalText().optional(),
  splits: splits().optional(),
  tags: tagNames().optional(),
  status: status().optional(),
  clearing: clearing().optional(),
}

const marks = {
  reviewed: vine.boolean({ strict: true }).optional(),
  excluded: vine.boolean({ strict: true }).optional(),
  needs_review: vine.boolean({ strict: true }).optional(),
}

export const postTransactionValidator = vine.create({
  occurred_on: plainDate(),
  account_id: id(),
  amount: decimalText(),
  ...editable,
})

export const editTransactionValidator = vine.create({
  occurred_on: plainDate().optional(),
  account_id: id().optional(),
  amount: decimalText().optional(),
  ...marks,
  ...editable,
})

export const editTransactionsValidator = vine.create({
  ids: vine.array(id()).minLength(1).maxLength(5000),
  set: vine.object({
    category_id: id().optional(),
    payee: payeeName().optional(),
    add_tags: tagNames().optional(),
    remove_tags: tagNames().optional(),
    note: text().optional(),
    clearing: vine.enum(['uncleared', 'cleared']).optional(),
    status: status().optional(),
    ...marks,
  }),
})

export const deleteTransactionsValidator = vine.create({ ids: vine.array(id()).minLength(1).maxLength(5000) })

export const bulkResultValidator = vine.create({ changed: vine.number(), change_set_id: vine.number().nullable() })

export const historyValidator = vine.create({
  data: vine.array(
    vine.object({
      change_set_id: id(),
      at: vine.string(),
      actor: vine.object({ kind: vine.string(), label: vine.string() }),
      cause: vine.string(),
      summary: vine.string(),
      fields: vine.array(
        vine.object({ field: vine.string(), before: vine.string().nullable(), after: vine.string().nullable() }),
      ),
    }),
  ),
})
