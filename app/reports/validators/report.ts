import vine from '@vinejs/vine'
import type { Infer } from '@vinejs/vine/types'
import { namedSchema } from '#http/named_schemas'
import { namedOrNull, writtenAs } from '#http/validators/shapes'
import { accountValidator } from '#ledger/validators/account'
import { transactionValidator } from '#ledger/validators/transaction'

const month = () => vine.string().use(writtenAs(/^\d{4}-(0[1-9]|1[0-2])$/, '2026-03'))

/** Both ends are included; the default is the last twelve months. */
export const periodValidator = vine.create({ from: month().optional(), to: month().optional() })

const netWorthPoint = vine
  .object({
    month: vine.string(),
    assets: vine.string(),
    liabilities: vine.string(),
    net: vine.string(),
  })
  .meta(namedSchema('NetWorthPoint'))
const cashFlowMonth = vine
  .object({
    month: vine.string(),
    income: vine.string(),
    expense: vine.string(),
    net: vine.string(),
  })
  .meta(namedSchema('CashFlowMonth'))
const missingRates = vine.array(vine.string())

const netWorth = vine
  .object({
    currency: vine.string(),
    points: vine.array(netWorthPoint),
    missing_rates: missingRates,
  })
  .meta(namedSchema('NetWorth'))
const cashFlow = vine
  .object({
    currency: vine.string(),
    months: vine.array(cashFlowMonth),
    missing_rates: missingRates,
  })
  .meta(namedSchema('CashFlow'))

const categorySpending = vine
  .object({
    category: namedOrNull(),
    amount: vine.string(),
    share: vine.number(),
    usual: vine.string().nullable(),
  })
  .meta(namedSchema('CategorySpending'))

const spending = vine
  .object({
    currency: vine.string(),
    categories: vine.array(categorySpending),
    total: vine.string(),
    missing_rates: missingRates,
  })
  .meta(namedSchema('Spending'))

const dashboard = vine
  .object({
    currency: vine.string(),
    month: vine.string(),
    net_worth: vine.object({
      amount: vine.string(),
      change: vine.string(),
      points: vine.array(netWorthPoint),
      missing_rates: missingRates,
    }),
    this_month: vine.object({ income: vine.string(), expense: vine.string(), left: vine.string() }),
    cash_flow: vine.array(cashFlowMonth),
    spending: vine.object({ categories: vine.array(categorySpending), total: vine.string() }),
    recent: vine.array(transactionValidator.schema),
    accounts: vine.array(accountValidator.schema),
    needs: vine.object({ uncategorised: vine.number(), imports_pending: vine.number() }),
  })
  .meta(namedSchema('Dashboard'))

export type NetWorthJson = Infer<typeof netWorth>
export type CashFlowJson = Infer<typeof cashFlow>
export type SpendingJson = Infer<typeof spending>
export type DashboardJson = Infer<typeof dashboard>

export const netWorthValidator = vine.create(netWorth)
export const cashFlowValidator = vine.create(cashFlow)
export const spendingValidator = vine.create(spending)
export const dashboardValidator = vine.create(dashboard)
