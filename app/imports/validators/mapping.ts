import vine from '@vinejs/vine'
import type { Infer } from '@vinejs/vine/types'
import { namedSchema } from '#http/named_schemas'
import { absentWhenEmpty, id } from '#http/validators/shapes'

const COLUMNS_MAX = 1000

const column = () => vine.number().withoutDecimals().range([0, COLUMNS_MAX])
const oneColumn = () => column().nullable().optional().meta(absentWhenEmpty)
const columns = () => vine.array(column()).maxLength(COLUMNS_MAX).optional().meta(absentWhenEmpty)

/** As importers take it (plugins/sdk). */
const mapping = vine.object({
  delimiter: vine.enum([',', ';', '\t', '|']).optional().meta(absentWhenEmpty),
  header_row: oneColumn(),
  date: column(),
  date_order: vine.enum(['ymd', 'dmy', 'mdy']).optional().meta(absentWhenEmpty),
  value_date: oneColumn(),
  amount: oneColumn(),
  debit: oneColumn(),
  credit: oneColumn(),
  direction: oneColumn(),
  decimal: vine.enum(['.', ',']).optional().meta(absentWhenEmpty),
  inverted: vine.boolean({ strict: true }).optional().meta(absentWhenEmpty),
  balance: oneColumn(),
  currency: oneColumn(),
  currency_code: vine
    .string()
    .regex(/^[A-Z]{3}$/)
    .nullable()
    .optional()
    .meta(absentWhenEmpty),
  account: oneColumn(),
  payee: columns(),
  memo: columns(),
  external_id: oneColumn(),
  counterparty: oneColumn(),
  category: oneColumn(),
  check_number: oneColumn(),
  status: oneColumn(),
})

/** The file by which people share what the columns of a bank mean. */
export const mappingFileValidator = vine.create({
  columns: vine.array(vine.string().maxLength(400)).minLength(1).maxLength(COLUMNS_MAX),
  mapping: mapping.clone(),
})

const stored = vine.object({ id: id(), columns: vine.array(vine.string()), mapping }).meta(namedSchema('ImportMapping'))

export type ImportMappingJson = Infer<typeof stored>
export const importMappingValidator = vine.create(stored)
export const importMappingListValidator = vine.create({ data: vine.array(stored) })
