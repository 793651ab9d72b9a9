import vine from '@vinejs/vine'
import type { Infer } from '@vinejs/vine/types'
import { namedSchema } from '#http/named_schemas'
import { decimalText, flag, id, money, moneyOrNull, plainDate, wholeNumber } from '#http/validators/shapes'
import { ownAccountSubtypes, type OwnAccountSubtype } from '../domain/account_types.js'

const subtypes = Object.keys(ownAccountSubtypes) as OwnAccountSubtype[]
export const name = () => vine.string().trim().minLength(1).maxLength(100)
const short = () => vine.string().trim().maxLength(100)

const account = vine
  .object({
    id: id(),
    name: vine.string(),
    kind: vine.enum(['asset', 'liability']),
    subtype: vine.enum(subtypes),
    currency: vine.string(),
    balance: money(),
    base_balance: moneyOrNull(),
    institution: vine.string().nullable(),
    number: vine.string().nullable(),
    icon: vine.string().nullable(),
    color: vine.string().nullable(),
    note: vine.string(),
    include_in_net_worth: vine.boolean({ strict: true }),
    archived: vine.boolean({ strict: true }),
    last_occurred_on: vine.string().nullable(),
    transaction_count: vine.number(),
  })
  .meta(namedSchema('Account'))

export type AccountJson = Infer<typeof account>

export const accountValidator = vine.create(account)
export const accountListValidator = vine.create({ data: vine.array(account) })
export const listAccountsValidator = vine.create({ archived: flag().optional() })

const details = {
  institution: short().nullable().optional(),
  number: short().nullable().optional(),
  icon: short().nullable().optional(),
  color: short().nullable().optional(),
  note: vine.string().maxLength(2000).optional(),
  include_in_net_worth: vine.boolean({ strict: true }).optional(),
}

export const createAccountValidator = vine.create({
  name: name(),
  subtype: vine.enum(subtypes),
  currency: vine.string().trim().toUpperCase().fixedLength(3),
  opening_balance: decimalText().optional(),
  opening_on: plainDate().optional(),
  ...details,
})

export const editAccountValidator = vine.create({
  name: name().optional(),
  subtype: vine.enum(subtypes).optional(),
  archived: vine.boolean({ strict: true }).optional(),
  position: wholeNumber().min(0).optional(),
  ...details,
})

const category = vine
  .object({
    id: id(),
    parent_id: vine.number().nullable(),
    name: vine.string(),
    kind: vine.enum(['income', 'expense']),
    icon: vine.string().nullable(),
    color: vine.string().nullable(),
    position: vine.number(),
    archived: vine.boolean({ strict: true }),
  })
  .meta(namedSchema('Category'))

export type CategoryJson = Infer<typeof category>

export const categoryValidator = vine.create(category)
export const categoryListValidator = vine.create({ data: vine.array(category) })

const categoryDetails = {
  parent_id: id().nullable().optional(),
  icon: short().nullable().optional(),
  color: short().nullable().optional(),
  position: wholeNumber().min(0).optional(),
}

export const createCategoryValidator = vine.create({
  name: name(),
  kind: vine.enum(['income', 'expense']),
  ...categoryDetails,
})

export const editCategoryValidator = vine.create({
  name: name().optional(),
  archived: vine.boolean({ strict: true }).optional(),
  ...categoryDetails,
})

export const mergeValidator = vine.create({ into: id() })

export const payee = vine
  .object({ id: id(), name: vine.string(), transaction_count: vine.number() })
  .meta(namedSchema('Payee'))
export type PayeeJson = Infer<typeof payee>
export const payeeListValidator = vine.create({ data: vine.array(payee) })
export const payeeValidator = vine.create(payee)
export const listPayeesValidator = vine.create({ query: vine.string().trim().maxLength(100).optional() })
export const renamePayeeValidator = vine.create({ name: name() })

const tag = vine
  .object({
    id: id(),
    name: vine.string(),
    color: vine.string().nullable(),
    transaction_count: vine.number(),
  })
  .meta(namedSchema('Tag'))
export const tagListValidator = vine.create({ data: vine.array(tag) })
export const tagValidator = vine.create(tag)
export const createTagValidator = vine.create({ name: name(), color: short().nullable().optional() })
export const editTagValidator = vine.create({ name: name().optional(), color: short().nullable().optional() })
