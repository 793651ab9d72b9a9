import { type Series } from '../domain/detect_series.js'
import { unlike } from '../domain/chain.js'
import type { LedgerPayment } from './read_payments.js'
import { type OutlookRow, type RecurringRow, rootsOf } from './recurring_rows.js'

export interface FoundSeries extends Series {
  payments: LedgerPayment[]
}

export interface Known {
  rows: readonly RecurringRow[]
  outlooks: ReadonlyMap<number, OutlookRow>
  /** Which recurring payment a transaction was linked to, by its id. */
  links: ReadonlyMap<number, number>
}

export interface Adopted {
  /** Series by the recurring payment they belong to; several where some were merged. */
  byRow: Map<number, FoundSeries[]>
  /** Series that nobody has seen before. */
  fresh: FoundSeries[]
}

const AMOUNT_UNLIKE_MAX = 0.5

/**
 * Finds out which series is which of the recurring payments that are known, so that decisions stay: first by the transactions they share,
 * then, after a statement was imported anew, by account, payee, cadence and amount. What was ignored is known as well.
 */
export function adoptSeries(series: readonly FoundSeries[], known: Known): Adopted {
  const roots = rootsOf(known.rows)
  const byRow = new Map<number, FoundSeries[]>()
  const own = (id: number, each: FoundSeries) => {
    const root = roots.get(id)!.id
    byRow.set(root, [...(byRow.get(root) ?? []), each])
  }
  const unclaimed = series.filter((each) => {
    const id = mostLinked(each, known.links)
    if (id !== undefined && roots.has(id)) own(id, each)
    return id === undefined || !roots.has(id)
  })
  const fresh = unclaimed.filter((each) => {
    const alike = known.rows.find(
      (row) => !byRow.has(roots.get(row.id)!.id) && isAlike(each, row, known.outlooks.get(row.id)),
    )
    if (alike) own(alike.id, each)
    return !alike
  })
  return { byRow, fresh }
}

function mostLinked({ payments }: FoundSeries, links: ReadonlyMap<number, number>): number | undefined {
  const votes = new Map<number, number>()
  for (const { id } of payments) {
    const linked = links.get(id)
    if (linked !== undefined) votes.set(linked, (votes.get(linked) ?? 0) + 1)
  }
  return [...votes].sort((one, other) => other[1] - one[1] || one[0] - other[0])[0]?.[0]
}

function isAlike(series: FoundSeries, row: RecurringRow, outlook: OutlookRow | undefined): boolean {
  const last = series.payments.at(-1)!
  if (!outlook || row.account_id !== last.accountId || outlook.party !== last.party) return false
  if ((row.direction === 'out') !== last.amount < 0) return false
  const { cadence } = JSON.parse(outlook.rhythm) as { cadence: string }
  return cadence === series.cadence && unlike(outlook.expected, last.amount) <= AMOUNT_UNLIKE_MAX
}
