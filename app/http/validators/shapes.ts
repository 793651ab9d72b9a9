import vine from '@vinejs/vine'
import { isPlainDate } from '#core/plain_date'
import { PAGE_LIMIT_MAX } from '#core/pagination'
import { namedSchema } from '../named_schemas.js'

/** Pieces that requests and answers of all domains are made of. */

const plainDateRule = vine.createRule(
  (value, _, field) => {
    if (typeof value !== 'string' || !isPlainDate(value))
      field.report('{{ field }} must be a day like 2026-03-31', 'date', field)
  },
  { name: 'date', toJSONSchema: (schema) => void (schema.format = 'date') },
)

export const plainDate = () => vine.string().use(plainDateRule())

/** Text of one form, which is told by an example. */
const formRule = vine.createRule<{ pattern: RegExp; example: string }>(
  (value, { pattern, example }, field) => {
    if (typeof value === 'string' && !pattern.test(value))
      field.report('{{ field }} must look like {{ example }}', 'form', field, { example })
  },
  { name: 'form', toJSONSchema: (schema, { pattern }) => void (schema.pattern = pattern.source) },
)

export const writtenAs = (pattern: RegExp, example: string) => formRule({ pattern, example })

/** Decimal text; that it fits the currency's scale is checked where the currency is known. */
export const decimalText = () =>
  vine
    .string()
    .trim()
    .maxLength(40)
    .use(writtenAs(/^[+-]?\d*\.?\d+$/, '-42.10'))

const exactRule = vine.createRule(
  (value, _, field) => {
    if (!Number.isSafeInteger(value)) field.report('{{ field }} is too large', 'too_large', field)
  },
  { name: 'exact' },
)

/** A number that a column holds exactly; without decimals alone would let 1e308 through. */
export const wholeNumber = () => vine.number().withoutDecimals().use(exactRule())

export const id = () => wholeNumber().min(1)

export const cursor = () => vine.string().maxLength(400)

export const limit = () => vine.number().withoutDecimals().min(1).max(PAGE_LIMIT_MAX)

/** A query flag: `?archived=1`. */
export const flag = () => vine.boolean()

const moneyShape = () => vine.object({ amount: vine.string(), currency: vine.string() })
const namedShape = () => vine.object({ id: id(), name: vine.string() })

export const money = () => moneyShape().meta(namedSchema('Money'))
export const moneyOrNull = () => moneyShape().nullable().meta(namedSchema('Money'))
export const named = () => namedShape().meta(namedSchema('Named'))
export const namedOrNull = () => namedShape().nullable().meta(namedSchema('Named'))

/** In answers every member is present, as null where there is nothing; the few exceptions say so by this. */
export const absentWhenEmpty = { 'x-optional': true }
