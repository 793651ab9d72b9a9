import vine from '@vinejs/vine'
import type { Infer } from '@vinejs/vine/types'
import { cursor, id, limit, money, namedOrNull, writtenAs } from '#http/validators/shapes'
import { namedSchema } from '#http/named_schemas'
import { ownAccountSubtypes } from '#ledger/domain/account_types'
import { columnRoles } from '../domain/column_roles.js'
import { outcomes } from '../domain/outcome.js'

const ROWS_DECIDED_MAX = 10_000

const status = () =>
  vine.enum(['parsing', 'needs_mapping', 'previewed', 'committing', 'committed', 'undone', 'failed', 'discarded'])

const subtype = () => vine.enum(Object.keys(ownAccountSubtypes) as (keyof typeof ownAccountSubtypes)[])

const draft = () =>
  vine.object({
    name: vine.string().trim().minLength(1).maxLength(100),
    subtype: subtype(),
    currency: vine.string().use(writtenAs(/^[A-Z]{3}$/, 'EUR')),
  })

const role = () => vine.enum(columnRoles)
const dateOrder = () => vine.enum(['ymd', 'dmy', 'mdy'])
const decimalMark = () => vine.enum(['.', ','])
const decision = () => vine.enum(['import', 'skip'])

const statement = vine.object({
  /** Names this part of the file in `PATCH`. */
  key: vine.string(),
  account: vine.object({
    id: vine.string().nullable(),
    name: vine.string().nullable(),
    currency: vine.string().nullable(),
    number: vine.string().nullable(),
  }),
  matched_account_id: id().nullable(),
  /** The account that the commit will open for it. */
  create: vine.object({ name: vine.string(), subtype: vine.string(), currency: vine.string() }).nullable(),
  transaction_count: vine.number(),
  from: vine.string().nullable(),
  to: vine.string().nullable(),
  opening_balance: vine.string().nullable(),
  closing_balance: vine.string().nullable(),
})

const mapping = vine.object({
  columns: vine.array(
    vine.object({ index: vine.number(), header: vine.string(), role: role(), samples: vine.array(vine.string()) }),
  ),
  /** By column index, whether Florin guessed the role; a person chose the others. */
  guessed: vine.record(vine.boolean({ strict: true })),
  date_order: dateOrder().nullable(),
  decimal: decimalMark().nullable(),
  inverted: vine.boolean({ strict: true }),
})

const batch = vine
  .object({
    id: id(),
    status: status(),
    file: vine.object({ name: vine.string(), size: vine.number(), sha256: vine.string() }),
    importer: vine.object({ id: vine.string(), name: vine.string(), version: vine.string() }).nullable(),
    summary: vine.string(),
    statements: vine.array(statement),
    /** Whole books of another program: their accounts are found or opened by the commit, there is nothing to choose. */
    is_book: vine.boolean({ strict: true }),
    mapping: mapping.clone().nullable(),
    counts: vine.object({
      new: vine.number(),
      matched: vine.number(),
      duplicate: vine.number(),
      suggested: vine.number(),
      skipped: vine.number(),
    }),
    /** How many transactions a commit adds, with all that was decided. */
    will_import: vine.number(),
    issues: vine.array(vine.object({ line: vine.number().nullable(), code: vine.string(), message: vine.string() })),
    progress: vine.object({ phase: vine.string(), done: vine.number(), total: vine.number().nullable() }).nullable(),
    change_set_id: id().nullable(),
    problem: vine.object({ code: vine.string(), title: vine.string(), detail: vine.string() }).nullable(),
    created_at: vine.string(),
  })
  .meta(namedSchema('ImportBatch'))

export type ImportBatchJson = Infer<typeof batch>

export const importBatchValidator = vine.create(batch)
export const importBatchListValidator = vine.create({ data: vine.array(batch), next_cursor: vine.string().nullable() })
export const listImportsValidator = vine.create({ cursor: cursor().optional(), limit: limit().optional() })

const archive = vine.object({
  data: vine.array(batch),
  /** Files of the archive that were not taken in. */
  left_out: vine.array(vine.object({ name: vine.string(), reason: vine.string() })),
})
export type ImportArchiveJson = Infer<typeof archive>
export const importArchiveValidator = vine.create(archive)

/** Beside the part `file`, which multipart requests carry on their own. */
export const startImportValidator = vine.create({ account_id: id().optional() })

export const changeImportValidator = vine.create({
  accounts: vine
    .array(
      vine.object({
        statement: vine.string().maxLength(1000),
        account_id: id().optional(),
        create: draft().optional(),
      }),
    )
    .maxLength(200)
    .optional(),
  mapping: vine
    .object({
      columns: vine
        .array(vine.object({ index: vine.number().withoutDecimals().range([0, 1000]), role: role() }))
        .maxLength(1000),
      date_order: dateOrder().optional(),
      decimal: decimalMark().optional(),
      inverted: vine.boolean({ strict: true }).optional(),
    })
    .optional(),
  /** Of a file that is locked. Used once and not kept. */
  password: vine.string().minLength(1).maxLength(200).optional(),
  decisions: vine
    .array(vine.object({ row: id(), decision: decision().nullable() }))
    .maxLength(ROWS_DECIDED_MAX)
    .optional(),
})
export type ImportChange = Infer<typeof changeImportValidator>

const importRow = vine
  .object({
    row: vine.number(),
    line: vine.number().nullable(),
    statement: vine.string(),
    occurred_on: vine.string(),
    amount: money(),
    payee: vine.string().nullable(),
    memo: vine.string().nullable(),
    outcome: vine.enum(outcomes),
    reason: vine.string(),
    decision: decision().nullable(),
    match: vine.object({ id: id(), occurred_on: vine.string(), payee: vine.string().nullable() }).nullable(),
    /** How sure the match is, in percent. */
    score: vine.number().nullable(),
    category: namedOrNull(),
    category_by: vine.enum(['rule', 'plugin', 'import']).nullable(),
  })
  .meta(namedSchema('ImportRow'))

export type ImportRowJson = Infer<typeof importRow>

export const listImportRowsValidator = vine.create({
  outcome: vine.enum(outcomes).optional(),
  cursor: cursor().optional(),
  limit: limit().optional(),
})
export const importRowPageValidator = vine.create({
  data: vine.array(importRow),
  next_cursor: vine.string().nullable(),
})

export const failedImportReportValidator = vine.create({
  /** A run as `florin:plugin:replay` takes it; null where there is nothing to send. */
  report: vine.object({}).allowUnknownProperties().nullable(),
  /** Why there is nothing to send. */
  note: vine.string().nullable(),
  /** Whether an admin may have the file as it is. */
  can_send_original: vine.boolean({ strict: true }),
})
