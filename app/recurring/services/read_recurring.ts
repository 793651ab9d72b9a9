import { formatAmount } from '#core/money'
import { addDays, dayNumber, type PlainDate } from '#core/plain_date'
import type { Queries } from '#database/database'
import type { RecurringJson } from '../validators/recurring.js'
import { outlookTold } from '../domain/foresee.js'
import { stateOf, yearly } from '../domain/occurrences.js'
import {
  outlookIn,
  type OutlookRow,
  readOutlooks,
  readRecurringRows,
  type RecurringRow,
  rootsOf,
  stepIn,
} from './recurring_rows.js'

export interface PaidTime {
  transactionId: number
  on: PlainDate
  amount: number
}

/** A recurring payment with everything that is known of it; without an outlook it has never been paid. */
export interface Standing {
  row: RecurringRow
  outlook: OutlookRow
  paid: PaidTime[]
  account: { id: number; name: string }
  category: { id: number; name: string } | null
  currency: { code: string; scale: number }
}

const EPOCH = '1970-01-01'
const HISTORY_SHOWN = 24
/** A rise that is longer ago is simply the price. */
const RISE_SHOWN_DAYS = 100

interface AccountRow {
  id: number
  name: string
  code: string
  scale: number
}

/** Those that are not part of another, by their next day; `worthwhile` without suggestions that ended or whose payments are gone. */
export async function readStandings(
  queries: Queries,
  today: PlainDate,
  which: 'worthwhile' | 'all' = 'worthwhile',
): Promise<Standing[]> {
  const rows = await readRecurringRows(queries)
  if (rows.length === 0) return []
  const [outlooks, paid] = [await readOutlooks(queries), await readPaid(queries, rows)]
  const accounts = await queries.all<AccountRow>(
    'SELECT a.id, a.name, c.code, c.scale FROM accounts a LEFT JOIN commodities c ON c.id = a.commodity_id',
  )
  const byId = new Map(accounts.map((account) => [account.id, account]))
  const standings = rows.flatMap((row) => {
    const [outlook, account] = [outlooks.get(row.id) ?? toldOutlook(row), byId.get(row.account_id)]
    if (row.merged_into_id !== null || !outlook || !account) return []
    const category = row.category_id === null ? undefined : byId.get(row.category_id)
    return {
      row,
      outlook,
      paid: paid.get(row.id) ?? [],
      account: { id: account.id, name: account.name },
      category: category ? { id: category.id, name: category.name } : null,
      currency: { code: account.code, scale: account.scale },
    }
  })
  return standings
    .filter(({ row, outlook, paid: times }) => {
      const isOver = times.length === 0 || stateAt(row, outlook, today) === 'ended'
      return which === 'all' || row.status !== 'suggested' || !isOver
    })
    .sort((one, other) => (one.outlook.next_on < other.outlook.next_on ? -1 : 1))
}

/** An undo brings back what people told, and only a later look at the ledger what follows from it: until then, what was told counts. */
function toldOutlook(row: RecurringRow): OutlookRow | undefined {
  const told = outlookTold(row)
  if (!told) return undefined
  const { rhythm, time, day, low, expected, high } = told
  return {
    recurring_id: row.id,
    party: '',
    rhythm: JSON.stringify(rhythm),
    next_time: time,
    next_on: addDays(EPOCH, day),
    ...{ low, expected, high },
    ...{ price_step: null, trial_on: null, told_due_on: null, told_missed_on: null, told_step_on: null },
  }
}

/** When each was paid, the earliest first; what was merged into it included. */
async function readPaid(queries: Queries, rows: readonly RecurringRow[]): Promise<Map<number, PaidTime[]>> {
  const roots = rootsOf(rows)
  const links = await queries.all<{
    recurring_id: number
    transaction_id: number
    occurred_on: string
    quantity: number
  }>(
    `SELECT l.recurring_id, l.transaction_id, t.occurred_on, CAST(SUM(p.quantity) AS BIGINT) AS quantity
     FROM recurring_links l
     JOIN transactions t ON t.id = l.transaction_id AND t.status <> 'void'
     JOIN postings p ON p.transaction_id = l.transaction_id AND p.account_id = l.account_id
     GROUP BY l.recurring_id, l.transaction_id, t.occurred_on
     ORDER BY t.occurred_on, l.transaction_id`,
  )
  const paid = new Map<number, PaidTime[]>()
  for (const link of links) {
    const root = roots.get(link.recurring_id)!.id
    const time = { transactionId: link.transaction_id, on: link.occurred_on, amount: link.quantity }
    const times = paid.get(root)
    if (times) times.push(time)
    else paid.set(root, [time])
  }
  return paid
}

export function stateAt(row: RecurringRow, outlook: OutlookRow, today: PlainDate) {
  const endedOn = row.ended_on === null ? null : dayNumber(row.ended_on)
  return stateOf(outlookIn(outlook), dayNumber(today), { endedOn, notice: row.notice_days })
}

export function recurringJson(
  { row, outlook, paid, account, category, currency }: Standing,
  today: PlainDate,
): RecurringJson {
  const amount = (minor: number) => formatAmount(minor, currency.scale)
  const { rhythm } = outlookIn(outlook)
  const step = stepIn(outlook)
  const state = stateAt(row, outlook, today)
  const isNews = step !== null && step.on >= addDays(today, -RISE_SHOWN_DAYS)
  return {
    id: row.id,
    name: row.name,
    payee: row.payee,
    status: row.status,
    direction: row.direction,
    account,
    category,
    currency: currency.code,
    cadence: rhythm.cadence,
    next_due_on: outlook.next_on,
    amount: { low: amount(outlook.low), expected: amount(outlook.expected), high: amount(outlook.high) },
    yearly: amount(yearly(outlook.expected, rhythm)),
    state: paid.length === 0 && state === 'paid' ? 'due' : state,
    price_rise: isNews ? { on: step.on, from: amount(step.from), to: amount(step.to) } : null,
    trial_on: outlook.trial_on,
    ended_on: row.ended_on,
    notice_days: row.notice_days,
    decided: {
      cadence: row.cadence !== null,
      next_due_on: row.next_due_on !== null,
      amount: row.amount_low !== null || row.amount_high !== null,
    },
    payment_count: paid.length,
    last_paid_on: paid.at(-1)?.on ?? null,
    history: paid.slice(-HISTORY_SHOWN).map(({ transactionId, on, amount: minor }) => {
      return { transaction_id: transactionId, on, amount: amount(minor) }
    }),
  }
}
