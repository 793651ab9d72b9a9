import { readRates } from '#commodities/services/read_rates'
import type { RateTable } from '#commodities/domain/conversion'
import { firstDay, lastDay, type Month, monthNumber, monthOf, type PlainDate } from '#core/plain_date'
import type { Queries } from '#database/database'
import type { ReportView } from '#reports/services/read_month_totals'
import type { RiskFacts } from '../domain/risk.js'
import type { MonthFacts } from './read_months.js'

const MONTHS_LOOKED_AT = 12
const LIQUID = ['checking', 'savings', 'cash', 'wallet', 'credit_card']
/** What people call categories for payments into loans. */
const DEBT_WORDS =
  /mortgage|\bloans?\b|interest paid|hypothek|kredit(?!karte)|darlehen|crédit|prêts?\b|hipoteca|préstamo|mutuo|prestito/iu

export interface AccountBalance {
  id: number
  name: string
  subtype: string
  /** In the household’s currency; what is owed is negative. */
  balance: number
}

/** Balances of what can be spent and what is owed today; an account whose currency no rate leads from is left out. */
export async function readBalancesToday(queries: Queries, view: ReportView): Promise<AccountBalance[]> {
  const rows = await queries.all<Omit<AccountBalance, 'balance'> & { code: string; quantity: number }>(
    `SELECT a.id, a.name, a.subtype, c.code, CAST(SUM(m.quantity) AS BIGINT) AS quantity FROM month_totals m
     JOIN accounts a ON a.id = m.account_id JOIN commodities c ON c.id = m.commodity_id
     WHERE a.kind IN ('asset', 'liability') AND a.archived_at IS NULL AND m.month <= ?
     GROUP BY a.id, a.name, a.subtype, c.code ORDER BY a.id`,
    [monthNumber(monthOf(view.today))],
  )
  const rates = await readRates(queries)
  return rows.flatMap(({ code, quantity, ...account }) => {
    const balance = rates.convert(quantity, code, view.currency.code, view.today)
    return balance === undefined ? [] : [{ ...account, balance }]
  })
}

/** What a risk score is made of: the last twelve whole months, fewer where there are no more. */
export async function readRiskFacts(
  queries: Queries,
  view: ReportView,
  known: MonthFacts,
  accounts: readonly AccountBalance[],
): Promise<RiskFacts & { months: Month[] }> {
  const months = known.months.slice(-MONTHS_LOOKED_AT)
  const latest = (amounts: readonly number[]) => amounts.slice(-MONTHS_LOOKED_AT)
  const debtPayments = await paidIntoLoans(queries, view, months)
  for (const { name, kind, months: amounts } of known.categories)
    if (kind === 'expense' && DEBT_WORDS.test(name))
      for (const [at, amount] of latest(amounts).entries()) debtPayments[at]! += amount
  return {
    months,
    income: latest(known.income),
    spending: latest(known.spending),
    debtPayments,
    liquid: accounts.filter(({ subtype }) => LIQUID.includes(subtype)).reduce((sum, { balance }) => sum + balance, 0),
    sources: await readSources(queries, view, months),
  }
}

/** Payments into accounts of loans, by month. */
async function paidIntoLoans(queries: Queries, view: ReportView, months: readonly Month[]): Promise<number[]> {
  const paid = months.map(() => 0)
  const [from, to] = spanOf(months)
  const rows = await queries.all<{ on_day: PlainDate; code: string; quantity: number }>(
    `SELECT p.occurred_on AS on_day, c.code, CAST(SUM(p.quantity) AS BIGINT) AS quantity FROM postings p
     JOIN accounts a ON a.id = p.account_id AND a.subtype IN ('loan', 'mortgage')
     JOIN commodities c ON c.id = p.commodity_id
     WHERE p.quantity > 0 AND p.counted = 1 AND p.occurred_on BETWEEN ? AND ? GROUP BY p.occurred_on, c.code`,
    [from, to],
  )
  const convert = converterTo(view, await readRates(queries))
  for (const { on_day: on, code, quantity } of rows) paid[months.indexOf(monthOf(on))]! += convert(quantity, code, on)
  return paid
}

/** What each payee brought in; what came from nobody that is named counts as one source for each category. */
async function readSources(queries: Queries, view: ReportView, months: readonly Month[]): Promise<number[]> {
  const [from, to] = spanOf(months)
  const rows = await queries.all<{ code: string; quantity: number; source: string }>(
    `SELECT CASE WHEN t.payee_id IS NULL THEN 'category ' || a.id ELSE 'payee ' || t.payee_id END AS source, c.code,
       CAST(SUM(p.quantity) AS BIGINT) AS quantity
     FROM postings p JOIN accounts a ON a.id = p.account_id AND a.kind = 'income'
     JOIN transactions t ON t.id = p.transaction_id JOIN commodities c ON c.id = p.commodity_id
     WHERE p.counted = 1 AND p.occurred_on BETWEEN ? AND ? GROUP BY 1, c.code`,
    [from, to],
  )
  const convert = converterTo(view, await readRates(queries))
  const sources = new Map<string, number>()
  for (const { source, code, quantity } of rows)
    sources.set(source, (sources.get(source) ?? 0) - convert(quantity, code, view.today))
  return [...sources.values()].filter((amount) => amount > 0)
}

const spanOf = (months: readonly Month[]): [PlainDate, PlainDate] =>
  months.length === 0 ? ['9999-12-31', '0001-01-01'] : [firstDay(months[0]!), lastDay(months.at(-1)!)]

const converterTo =
  ({ currency }: ReportView, rates: RateTable) =>
  (minor: number, code: string, on: PlainDate) =>
    rates.convert(minor, code, currency.code, on) ?? 0
