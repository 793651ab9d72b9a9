import { formatAmount } from '#core/money'
import { addDays, dayNumber, type PlainDate } from '#core/plain_date'
import type { Queries } from '#database/database'
import { daysAhead } from '../domain/occurrences.js'
import { standingOf } from '../domain/outlook.js'
import type { CalendarJson } from '../validators/recurring.js'
import { readStandings, type Standing } from './read_recurring.js'
import { outlookIn } from './recurring_rows.js'

type Entry = CalendarJson['data'][number]

const EPOCH = '1970-01-01'

/** What was paid and what is to come on the days from one to another: of what the household confirmed. */
export async function readCalendar(
  queries: Queries,
  { from, to, today }: { from: PlainDate; to: PlainDate; today: PlainDate },
): Promise<Entry[]> {
  const confirmed = (await readStandings(queries, today)).filter(({ row }) => row.status === 'confirmed')
  const entries = confirmed.flatMap((standing) => [
    ...paidEntries(standing, from, to),
    ...expectedEntries(standing, from, to, today),
  ])
  return entries.sort((one, other) =>
    one.on < other.on ? -1 : one.on > other.on ? 1 : one.recurring_id - other.recurring_id,
  )
}

function paidEntries({ row, paid, currency }: Standing, from: PlainDate, to: PlainDate): Entry[] {
  return paid
    .filter(({ on }) => on >= from && on <= to)
    .map(({ on, transactionId, amount }) => ({
      recurring_id: row.id,
      name: row.name,
      direction: row.direction,
      on,
      state: 'paid' as const,
      currency: currency.code,
      amount: formatAmount(amount, currency.scale),
      low: null,
      high: null,
      transaction_id: transactionId,
    }))
}

/** What is overdue stands on its day; of what seems to have ended nothing is expected. */
function expectedEntries(
  { row, outlook, currency }: Standing,
  from: PlainDate,
  to: PlainDate,
  today: PlainDate,
): Entry[] {
  const expected = outlookIn(outlook)
  const standing = standingOf(expected, dayNumber(today))
  if (standing === 'ended') return []
  const amount = (minor: number) => formatAmount(minor, currency.scale)
  const endedOn = row.ended_on === null ? null : dayNumber(row.ended_on)
  return daysAhead(expected, dayNumber(from), dayNumber(to), endedOn).map((day) => ({
    recurring_id: row.id,
    name: row.name,
    direction: row.direction,
    on: addDays(EPOCH, day),
    state: day >= dayNumber(today) || standing === 'due' ? ('due' as const) : standing,
    currency: currency.code,
    amount: amount(expected.expected),
    low: amount(expected.low),
    high: amount(expected.high),
    transaction_id: null,
  }))
}
