import type { SqliteFile, SqliteValue } from '@florin/plugin-sdk'
import type { GnucashBudget } from './books.js'

const MOST_MONTHS = 1_200

const text = (value: SqliteValue | undefined) =>
  value === null || value === undefined ? '' : String(value as string | number)

/** The month a number of periods after a first day; undefined for what is no day. */
function monthAfter(start: string, periods: number): string | undefined {
  const [, year, month] = /^(\d{4})-?(\d\d)-?\d\d/.exec(start) ?? []
  if (year === undefined || !(periods >= 0 && periods < MOST_MONTHS)) return undefined
  const count = Number(year) * 12 + Number(month) - 1 + periods
  return `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}`
}

/** Budgets of whole months in the database. */
export function budgetsInDatabase(database: SqliteFile): GnucashBudget[] {
  const starts = new Map<string, string>()
  for (const row of database.rows('recurrences'))
    if (text(row.recurrence_period_type) === 'month' && Number(row.recurrence_mult) === 1)
      starts.set(text(row.obj_guid), text(row.recurrence_period_start))
  const budgets = new Map<string, GnucashBudget>()
  for (const row of database.rows('budgets')) {
    const start = starts.get(text(row.guid))
    if (start !== undefined) budgets.set(text(row.guid), { start, amounts: [] })
  }
  for (const row of database.rows('budget_amounts')) {
    const budget = budgets.get(text(row.budget_guid))
    const month = budget && monthAfter(budget.start, Number(row.period_num))
    const value = `${text(row.amount_num)}/${text(row.amount_denom)}`
    if (budget && month) budget.amounts.push({ account: text(row.account_guid), month, value })
  }
  return [...budgets.values()]
}

const SLOT =
  /<slot:key>([^<]*)<\/slot:key>\s*<slot:value\b[^>]*\btype="(frame|numeric)"[^>]*>(?:([^<]*)<\/slot:value>)?/g

/** Budgets of whole months in a document. */
export function budgetsInXml(xml: string): GnucashBudget[] {
  const budgets: GnucashBudget[] = []
  for (const [, body = ''] of xml.matchAll(/<gnc:budget\b[^>]*>(.*?)<\/gnc:budget>/gs)) {
    const isMonthly = /<recurrence:period_type>month</.test(body) && /<recurrence:mult>1</.test(body)
    const start = /<recurrence:start>\s*<gdate>([^<]*)</.exec(body)?.[1]
    if (!isMonthly || start === undefined) continue
    const budget: GnucashBudget = { start, amounts: [] }
    // Each account is a frame, and the numbers of the periods follow it.
    let account = ''
    for (const [, key = '', type, value = ''] of body.matchAll(SLOT)) {
      if (type === 'frame') account = key
      const month = type === 'numeric' && /^\d{1,4}$/.test(key) ? monthAfter(start, Number(key)) : undefined
      if (month) budget.amounts.push({ account, month, value: value.trim() })
    }
    budgets.push(budget)
  }
  return budgets
}
