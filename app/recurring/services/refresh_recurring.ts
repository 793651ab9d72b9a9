import type { Clock } from '#core/clock'
import { addDays, dayNumber, type PlainDate } from '#core/plain_date'
import { Turns } from '#core/turns'
import type { Database, Queries, Writes } from '#database/database'
import type { Notify } from '#notifications/services/notify'
import { unlike } from '../domain/chain.js'
import { MEASURES } from '../domain/cadence.js'
import { detectSeries } from '../domain/detect_series.js'
import { foresee, riseIn } from '../domain/foresee.js'
import { type Outlook, outlookOf, standingOf } from '../domain/outlook.js'
import { awayFrom, nearestTime } from '../domain/rhythm.js'
import { adoptSeries, type FoundSeries } from './adopt_series.js'
import { announceBills } from './announce_bills.js'
import { keepLinks } from './keep_links.js'
import { readDecided } from './read_decided.js'
import { type LedgerPayment, readPayments } from './read_payments.js'
import {
  outlookIn,
  type OutlookRow,
  readOutlooks,
  readRecurringRows,
  type RecurringRow,
  rootsOf,
} from './recurring_rows.js'
import { readTold, type Told } from './told_by_hand.js'

export const REFRESH_JOB = 'recurring.refresh'

/** Long enough for what comes once a year to have come twice, and again. */
const DAYS_LOOKED_AT = 1_200
const AMOUNT_UNLIKE_MAX = 0.7
/** How late or early a payment is at most, of the days between two. */
const LATE_SHARE = 0.35
/** How far from its day a payment to nobody in particular may be. */
const DAYS_OFF_MAX = 4
const NAME_MAX = 120
const EPOCH = '1970-01-01'

interface Parts {
  database: Database
  clock: Clock
  notify: Pick<Notify, 'inside'>
}

interface Plan {
  row: RecurringRow
  payments: LedgerPayment[]
  rhythm: Outlook['rhythm']
  trial: number | null
  told: Told | undefined
}

/** Looks for what recurs, links payments to it, and tells of what is due, missed or dearer. May run as often as anybody likes. */
export class RefreshRecurring {
  constructor(private readonly parts: Parts) {}

  async handle(householdId: number): Promise<{ series: number; suggested: number; told: number }> {
    const { database, clock } = this.parts
    const household = await database.systemRead((queries) =>
      queries.first<{ time_zone: string }>('SELECT time_zone FROM households WHERE id = ?', [householdId]),
    )
    if (!household) return { series: 0, suggested: 0, told: 0 }
    const today = clock.today(household.time_zone)
    const from = addDays(today, -DAYS_LOOKED_AT)
    const payments = await database.read(householdId, (queries) => readPayments(queries, from, today))
    const series = await findSeries(payments)
    return database.write(householdId, async (writes) => {
      const adopted = adoptSeries(series, await readKnown(writes))
      const suggested = await this.#suggest(writes, adopted.fresh, today)
      for (const [id, found] of suggested) adopted.byRow.set(id, [found])
      await keepFound(writes, adopted.byRow, payments)
      const told = await announceBills(writes, this.parts.notify, { today, now: clock.now() })
      return { series: series.length, suggested: suggested.size, told }
    })
  }

  /** What has ended already is no news. */
  async #suggest(writes: Writes, fresh: readonly FoundSeries[], today: PlainDate): Promise<Map<number, FoundSeries>> {
    const suggested = new Map<number, FoundSeries>()
    for (const series of fresh) {
      const standing = standingOf(outlookOf(series.rhythm, series.payments), dayNumber(today))
      if (standing === 'ended' || standing === 'missed') continue
      const last = series.payments.at(-1)!
      const id = await writes.insert('recurring_payments', {
        name: last.name.slice(0, NAME_MAX),
        status: 'suggested',
        direction: last.amount < 0 ? 'out' : 'in',
        account_id: last.accountId,
        created_at: this.parts.clock.now(),
      })
      suggested.set(id, series)
    }
    return suggested
  }
}

async function findSeries(payments: readonly LedgerPayment[]): Promise<FoundSeries[]> {
  const groups = Map.groupBy(
    payments.filter(({ party }) => party !== ''),
    ({ accountId, party, amount }) => `${accountId} ${amount < 0 ? 'out' : 'in'} ${party}`,
  )
  const turns = new Turns()
  const found: FoundSeries[] = []
  for (const group of groups.values()) {
    await turns.rest()
    found.push(...(detectSeries(group) as FoundSeries[]))
  }
  return found
}

async function readKnown(queries: Queries) {
  const links = await queries.all<{ recurring_id: number; transaction_id: number }>(
    'SELECT recurring_id, transaction_id FROM recurring_links',
  )
  return {
    rows: await readRecurringRows(queries),
    outlooks: await readOutlooks(queries),
    links: new Map(links.map((link) => [link.transaction_id, link.recurring_id])),
  }
}

/** Links and outlooks of all that are known, whether anything was found for them this time or not. */
async function keepFound(
  writes: Writes,
  byRow: ReadonlyMap<number, FoundSeries[]>,
  payments: readonly LedgerPayment[],
): Promise<void> {
  const roots = rootsOf(await readRecurringRows(writes))
  const decided = await readDecided(writes, roots)
  const { rows, outlooks, links } = await readKnown(writes)
  const told = await readTold(writes, rows)
  const byId = new Map(payments.map((payment) => [payment.id, payment]))
  const linked = Map.groupBy(links, ([, recurringId]) => roots.get(recurringId)!.id)
  const inSeries = [...byRow.values()].flat().flatMap((series) => series.payments.map(({ id }) => id))
  const taken = new Set([...inSeries, ...decided.keys()])
  const plans: Plan[] = []
  for (const row of rows) {
    if (row.merged_into_id !== null) continue
    const found = (byRow.get(row.id) ?? []).toSorted(
      (one, other) => one.payments.at(-1)!.day - other.payments.at(-1)!.day,
    )
    const known = outlooks.get(row.id)
    const rhythm = found.at(-1)?.rhythm ?? (known ? outlookIn(known) : told.get(row.id)?.outlook)?.rhythm
    if (!rhythm) continue
    const ofSeries = found.flatMap((series) => series.payments)
    const said = [...decided].filter(([, recurringId]) => recurringId === row.id).map(([id]) => byId.get(id))
    const belong = [...ofSeries.filter(({ id }) => !decided.has(id)), ...said.filter((each) => each !== undefined)]
    const own = new Map(belong.map((payment) => [payment.id, payment]))
    for (const [id] of linked.get(row.id) ?? []) {
      const payment = byId.get(id)
      if (payment && !taken.has(id)) own.set(id, payment)
    }
    const trial = found.at(-1)?.trial?.day ?? null
    const plan = { row, rhythm, payments: inOrder(own.values()), trial, told: told.get(row.id) }
    if (row.status === 'confirmed') addLate(plan, known, payments, taken)
    for (const { id } of plan.payments) taken.add(id)
    plans.push(plan)
  }
  await keepLinks(writes, plans, { known: links, roots, decided })
  for (const plan of plans)
    if (plan.payments.length > 0 || plan.told) await keepOutlook(writes, plan, outlooks.get(plan.row.id))
}

const inOrder = (payments: Iterable<LedgerPayment>) =>
  [...payments].sort((one, other) => one.day - other.day || one.id - other.id)

/** What a person confirmed gets its payments also when they are too few, too late or too uneven to be found by themselves. */
function addLate(
  plan: Plan,
  known: OutlookRow | undefined,
  payments: readonly LedgerPayment[],
  taken: ReadonlySet<number>,
): void {
  const isUnpaid = plan.payments.length === 0
  if (isUnpaid && !plan.told) return
  const outlook = (isUnpaid ? plan.told?.outlook : undefined) ?? (known && outlookIn(known)) ?? plan.told?.outlook
  if (!outlook) return
  const wanted = (isUnpaid ? plan.told?.party : undefined) || (known?.party ?? '')
  const { rhythm, expected, low, high } = outlook
  const begin = plan.payments[0]?.day ?? -Infinity
  const times = new Set(plan.payments.map(({ day }) => nearestTime(rhythm, day)))
  // Where nobody was named, only what is as told, on about the day.
  const isMeant = ({ party, amount, day }: LedgerPayment) =>
    wanted === ''
      ? amount >= low && amount <= high && Math.abs(awayFrom(rhythm, day)) <= DAYS_OFF_MAX
      : party === wanted
  const mayBelong = (payment: LedgerPayment) =>
    payment.day > begin &&
    !taken.has(payment.id) &&
    payment.accountId === plan.row.account_id &&
    isMeant(payment) &&
    Math.sign(payment.amount) === Math.sign(expected) &&
    Math.abs(awayFrom(rhythm, payment.day)) <= LATE_SHARE * MEASURES[rhythm.cadence].days &&
    unlike(payment.amount, expected) <= AMOUNT_UNLIKE_MAX
  const late = payments.filter((payment) => {
    const time = nearestTime(rhythm, payment.day)
    if (times.has(time) || !mayBelong(payment)) return false
    times.add(time)
    return true
  })
  plan.payments = inOrder([...plan.payments, ...late])
}

async function keepOutlook(writes: Writes, plan: Plan, before: OutlookRow | undefined): Promise<void> {
  const { row, payments, rhythm, trial } = plan
  const outlook = payments.length > 0 ? foresee(rhythm, payments, row) : plan.told!.outlook
  const step = riseIn(payments)
  const after = {
    party: payments.at(-1)?.party ?? plan.told!.party,
    rhythm: JSON.stringify(outlook.rhythm),
    next_time: outlook.time,
    next_on: dayText(outlook.day),
    low: outlook.low,
    expected: outlook.expected,
    high: outlook.high,
    price_step: step && JSON.stringify({ from: step.from, to: step.to, on: dayText(step.day) }),
    trial_on: trial === null ? null : dayText(trial),
  }
  if (!before) {
    await writes.insert('recurring_outlooks', { recurring_id: row.id, ...after })
    return
  }
  const changed = Object.entries(after).filter(([column, value]) => before[column as keyof OutlookRow] !== value)
  if (changed.length === 0) return
  await writes.run(
    `UPDATE recurring_outlooks SET ${changed.map(([column]) => `${column} = ?`).join(', ')} WHERE recurring_id = ?`,
    [...changed.map(([, value]) => value), row.id],
  )
}

const dayText = (day: number) => addDays(EPOCH, day)
