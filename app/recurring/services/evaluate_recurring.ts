import { readFile } from 'node:fs/promises'
import { readCsvTable } from '#core/csv_table'
import { invalidField } from '#core/exceptions'
import { addDays } from '#core/plain_date'
import { lastStep } from '../domain/amounts.js'
import { detectSeries, type Series } from '../domain/detect_series.js'
import { foretold, type Outlook, outlookOf, standingOf } from '../domain/outlook.js'
import { type FilePayment, readPaymentFile } from '../domain/payment_file.js'

const EPOCH = '1970-01-01'
const DATE_WITHIN_DAYS = 3

const dayText = (day: number) => addDays(EPOCH, day)
const amount = (hundredths: number) => hundredths / 100
const bandOf = ({ low, expected, high }: Outlook) => {
  return { low: amount(low), expected: amount(expected), high: amount(high) }
}

interface Judged {
  on: string
  amount: number
  told: Outlook
}

/**
 * Finds what recurs in somebody's transactions. Finding is Florin's own and no kind of plugin, so nothing runs in the sandbox. Beside each
 * payment stands what would have been said before it, from the payments before it alone.
 */
export async function evaluateRecurring(_: unknown, { transactions: file }: { transactions?: string }) {
  const { columns, rows } = readCsvTable(await readFile(file!, 'utf8'))
  const payments = readPaymentFile(columns, rows)
  if (!payments) throw invalidField('/transactions', 'layout', `${file} lacks a column of dates or of amounts.`)
  const begun = performance.now()
  const found = findIn(payments)
  const detectionMs = Math.round(performance.now() - begun)
  const lastDays = new Map<string, number>()
  for (const { account, day } of payments) lastDays.set(account, Math.max(day, lastDays.get(account) ?? day))
  const seriesOf = new Map<FilePayment, number>()
  const told = new Map<FilePayment, Outlook>()
  const series = found.map(({ of, series: each }, at) => {
    const members = each.payments.map(({ id }) => of[id]!)
    const before = foretold(each.payments, each.rhythm)
    members.forEach((member, index) => {
      seriesOf.set(member, at + 1)
      if (before[index]) told.set(member, before[index])
    })
    return describe(at + 1, each, members, lastDays.get(members[0]!.account)!)
  })
  const judged = [...told].map(([payment, outlook]) => ({
    on: payment.on,
    amount: payment.amount,
    told: outlook,
    day: payment.day,
  }))
  return {
    transactions_read: payments.length,
    series_found: series.length,
    transactions_in_series: seriesOf.size,
    detection_ms: detectionMs,
    next_payments: shareOf(judged),
    series,
    transactions: payments.map((payment) => describePayment(payment, seriesOf.get(payment) ?? null, told.get(payment))),
  }
}

/** Payments by account, party and direction; ids of detection are places in `of`. */
function findIn(payments: readonly FilePayment[]): { of: FilePayment[]; series: Series }[] {
  const groups = Map.groupBy(
    payments.filter(({ party }) => party !== ''),
    ({ account, party, amount: minor }) => `${account}\n${party}\n${minor < 0}`,
  )
  return [...groups.values()].flatMap((group) => {
    const of = group.toSorted((one, other) => one.day - other.day)
    const series = detectSeries(of.map(({ day, amount: minor }, id) => ({ id, day, amount: minor })))
    return series.map((each) => ({ of, series: each }))
  })
}

function describe(id: number, series: Series, members: readonly FilePayment[], today: number) {
  const outlook = outlookOf(series.rhythm, series.payments)
  const step = lastStep(series.payments.map(({ amount: minor }) => minor))
  const standing = standingOf(outlook, today)
  return {
    id,
    account: members[0]!.account,
    payee: members[0]!.payee,
    direction: members[0]!.amount < 0 ? 'out' : 'in',
    cadence: series.cadence,
    occurrences: members.length,
    first_date: members[0]!.on,
    last_date: members.at(-1)!.on,
    state: standing,
    active_at_end: standing !== 'ended',
    next_due_on: dayText(outlook.day),
    amount: bandOf(outlook),
    price_step: step && { from: amount(step.from), to: amount(step.to), on: members[step.at]!.on },
    trial: series.trial !== null,
    transaction_ids: members.map((member) => member.id),
  }
}

function describePayment(payment: FilePayment, series: number | null, told: Outlook | undefined) {
  const { id, account, on, payee } = payment
  const common = { id, account, date: on, payee, amount: amount(payment.amount), series }
  return told ? { ...common, foretold: { due_on: dayText(told.day), ...bandOf(told) } } : common
}

/** How often the next payment came when and at what was said. */
function shareOf(judged: readonly (Judged & { day: number })[]) {
  const share = (holds: (each: Judged & { day: number }) => boolean) =>
    judged.length === 0 ? null : judged.filter(holds).length / judged.length
  return {
    judged: judged.length,
    date_within_3_days: share(({ day, told }) => Math.abs(day - told.day) <= DATE_WITHIN_DAYS),
    amount_within_band: share(({ amount: minor, told }) => minor >= told.low && minor <= told.high),
  }
}
