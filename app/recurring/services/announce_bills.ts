import { announce } from '#changes/services/announce'
import { moneyJson } from '#core/money'
import { addDays, dayNumber, type PlainDate } from '#core/plain_date'
import { dayWords, moneyWords } from '#core/words'
import type { Writes } from '#database/database'
import type { Notice, Notify } from '#notifications/services/notify'
import { standingOf } from '../domain/outlook.js'
import { isSameTime, outlookIn, type OutlookRow, type RecurringRow, stepIn } from './recurring_rows.js'

/** A price that rose longer ago is no news to who confirms the payment today. */
const NEWS_DAYS = 45

interface Told extends RecurringRow, OutlookRow {
  code: string
  scale: number
}

interface Moment {
  today: PlainDate
  now: string
}

type Notifier = Pick<Notify, 'inside'>

/** Tells of each thing once, in the transaction that remembers it was told. Answers how much there was to tell. */
export async function announceBills(writes: Writes, notify: Notifier, moment: Moment): Promise<number> {
  const { today } = moment
  const rows = await writes.all<Told>(
    `SELECT r.*, o.*, c.code, c.scale FROM recurring_payments r
     JOIN recurring_outlooks o ON o.recurring_id = r.id
     JOIN accounts a ON a.id = r.account_id
     JOIN commodities c ON c.id = a.commodity_id
     WHERE r.status = 'confirmed' AND r.merged_into_id IS NULL AND (r.ended_on IS NULL OR r.ended_on >= ?)
     ORDER BY r.id`,
    [today],
  )
  let told = 0
  for (const row of rows)
    for (const tell of [tellDue, tellMissed, tellRise]) if (await tell(writes, notify, row, moment)) told++
  return told
}

async function tellDue(writes: Writes, notify: Notifier, row: Told, { today, now }: Moment): Promise<boolean> {
  const { next_on: on, told_due_on: before } = row
  if (row.direction !== 'out' || today > on || today < addDays(on, -row.notice_days)) return false
  if (wasTold(row, before, on)) return false
  const days = dayNumber(on) - dayNumber(today)
  const when = days === 0 ? 'today' : days === 1 ? 'tomorrow' : `in ${days} days`
  const payload = { recurring_id: row.recurring_id, name: row.name, due_on: on, days }
  await announce(writes, 'bill.due', payload, { now })
  await tellPeople(writes, notify, row, {
    topic: 'bill.due',
    about: { topic: 'bill.due', payload },
    dedupe_key: `bill-${row.recurring_id}-due-${on}`,
    severity: 'info',
    title: `${row.name} is due ${when}`,
    body: `About ${wordsOf(row, row.expected)} on ${dayWords(on)}.`,
    data: { amount: amountOf(row, row.expected), due_on: on, days },
  })
  await remember(writes, row, 'told_due_on', on)
  return true
}

async function tellMissed(writes: Writes, notify: Notifier, row: Told, { today, now }: Moment): Promise<boolean> {
  const { next_on: on, told_missed_on: before } = row
  if (standingOf(outlookIn(row), dayNumber(today)) !== 'missed' || wasTold(row, before, on)) return false
  const payload = { recurring_id: row.recurring_id, name: row.name, due_on: on }
  await announce(writes, 'bill.missed', payload, { now })
  await tellPeople(writes, notify, row, {
    topic: 'bill.missed',
    about: { topic: 'bill.missed', payload },
    dedupe_key: `bill-${row.recurring_id}-missed-${on}`,
    severity: 'warning',
    title: row.direction === 'out' ? `${row.name} was not paid` : `${row.name} did not come in`,
    body: `About ${wordsOf(row, row.expected)} was expected on ${dayWords(on)}.`,
    data: { amount: amountOf(row, row.expected), due_on: on },
  })
  await remember(writes, row, 'told_missed_on', on)
  return true
}

async function tellRise(writes: Writes, notify: Notifier, row: Told, { today, now }: Moment): Promise<boolean> {
  const step = stepIn(row)
  if (!step || row.direction !== 'out' || step.on < addDays(today, -NEWS_DAYS)) return false
  if (row.told_step_on !== null && row.told_step_on >= step.on) return false
  const [was, is] = [amountOf(row, step.from), amountOf(row, step.to)]
  const payload = { recurring_id: row.recurring_id, name: row.name, on: step.on, from: step.from, to: step.to, was, is }
  await announce(writes, 'bill.price_rise', payload, { now })
  await tellPeople(writes, notify, row, {
    topic: 'bill.price_rise',
    about: { topic: 'bill.price_rise', payload },
    dedupe_key: `bill-${row.recurring_id}-dearer-${step.on}`,
    severity: 'warning',
    title: `${row.name} went up`,
    body: `It was ${wordsOf(row, step.from)}, and is ${wordsOf(row, step.to)} since ${dayWords(step.on)}.`,
    data: { from: was, to: is, on: step.on },
  })
  await remember(writes, row, 'told_step_on', step.on)
  return true
}

const wasTold = (row: Told, before: PlainDate | null, on: PlainDate) => before !== null && isSameTime(row, before, on)

async function tellPeople(writes: Writes, notify: Notifier, row: Told, notice: Notice): Promise<void> {
  await notify.inside(writes, {
    ...notice,
    link: `/bills/${row.recurring_id}`,
    data: { name: row.name, ...notice.data },
  })
}

const amountOf = (row: Told, minor: number) => moneyJson(Math.abs(minor), row)
const wordsOf = (row: Told, minor: number) => moneyWords(Math.abs(minor), row)

async function remember(writes: Writes, row: Told, column: string, on: PlainDate): Promise<void> {
  await writes.run(`UPDATE recurring_outlooks SET ${column} = ? WHERE recurring_id = ?`, [on, row.recurring_id])
}
