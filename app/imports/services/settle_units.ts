import { formatAmount } from '#core/money'
import { dayNumber } from '#core/plain_date'
import type { Queries } from '#database/database'
import type { Candidate } from '../domain/matching.js'
import { decide } from '../domain/outcome.js'
import { addedBySplit } from '../domain/stock_splits.js'
import { amountOf, sentence, trimmed } from '../domain/trades.js'
import type { PlannedRow } from './import_plan.js'
import type { Securities } from './plan_trades.js'

/** Brokers write the day of the trade or the day it is settled. */
const DAYS_APART = 3
const NONE_HELD = 'It splits a security of which the account holds nothing.'

interface Holding {
  transaction_id: number
  occurred_on: string
  quantity: number
  status: string
  raw_description: string
  memo: string
  is_known: number
  records: number
}

interface Ledger {
  source: string
  accounts: readonly { target: { id: number } | null }[]
  securities: Securities
}

/**
 * Settles trades that move units and no cash, which have no amount to be known by: how many units a split adds follows from those that
 * are held before its day, and units that another kind of file has moved already are not moved again.
 */
export async function settleUnits(queries: Queries, rows: readonly PlannedRow[], ledger: Ledger): Promise<void> {
  const open = rows.filter(({ trade, minor, match }) => trade?.moved && minor === 0 && match.kind === 'new')
  const byDay = open.sort((a, b) =>
    a.row.occurredOn < b.row.occurredOn ? -1 : a.row.occurredOn > b.row.occurredOn ? 1 : 0,
  )
  const held = new Map<string, Holding[]>()
  const claimed = new Set<number>()
  for (const planned of byDay) {
    const { code } = planned.trade!.moved!
    const key = `${planned.account} ${code}`
    if (!held.has(key)) held.set(key, await readHoldings(queries, planned, ledger))
    if (!isCounted(planned, rows, held.get(key)!, ledger.securities.get(code)!.scale)) continue
    const same = findSame(planned, held.get(key)!, claimed)
    if (!same) continue
    claimed.add(same.transaction_id)
    claim(planned, same)
  }
}

async function readHoldings(
  queries: Queries,
  { account, trade }: PlannedRow,
  { source, accounts, securities }: Ledger,
) {
  const security = securities.get(trade!.moved!.code)!.id
  const { target } = accounts[account]
  if (security === null || target === null) return []
  return queries.all<Holding>(
    `SELECT p.transaction_id, p.occurred_on, p.quantity, t.status, t.raw_description, t.memo,
       (SELECT COUNT(*) FROM source_records s WHERE s.transaction_id = t.id AND s.source = ?) AS is_known,
       (SELECT COUNT(*) FROM source_records s WHERE s.transaction_id = t.id) AS records
     FROM postings p JOIN accounts a ON a.id = p.account_id JOIN transactions t ON t.id = p.transaction_id
     WHERE a.parent_id = ? AND p.commodity_id = ? AND t.status <> 'void' ORDER BY p.occurred_on, p.id`,
    [source, target.id, security],
  )
}

/** Says how many units a split adds; false where it adds none, and the row is left out. */
function isCounted(planned: PlannedRow, rows: readonly PlannedRow[], holdings: readonly Holding[], scale: number) {
  const moved = planned.trade!.moved!
  if (moved.ratio === undefined) return true
  const { occurredOn } = planned.row
  const before = holdings.filter(({ occurred_on: on }) => on < occurredOn).map(({ quantity }) => quantity)
  const inFile = rows.flatMap(({ row, account, trade, found, decision }) =>
    account === planned.account &&
    trade?.moved?.code === moved.code &&
    row.occurredOn < occurredOn &&
    decide(found, decision).outcome === 'new'
      ? trade.moved.quantity
      : [],
  )
  const units = [...before, ...inFile].reduce((sum, quantity) => sum + quantity, 0)
  moved.quantity = addedBySplit(units, moved.ratio)
  if (moved.quantity === 0) {
    planned.found = { outcome: 'skipped', reason: NONE_HELD }
    return false
  }
  moved.units = trimmed(formatAmount(moved.quantity, scale))
  const verb = moved.quantity < 0 ? 'Takes away' : 'Adds'
  planned.trade!.explanation = sentence(
    `${verb} ${amountOf(moved.units)} ${moved.name} by a split, ${moved.ratio.replace(':', ' for ')}`,
  )
  planned.found = { outcome: 'new', reason: planned.trade!.explanation }
  return true
}

function findSame({ row, trade }: PlannedRow, holdings: readonly Holding[], claimed: ReadonlySet<number>) {
  const day = dayNumber(row.occurredOn)
  const daysTo = ({ occurred_on: on }: Holding) => Math.abs(dayNumber(on) - day)
  const alike = holdings.filter(
    (holding) =>
      holding.quantity === trade!.moved!.quantity &&
      holding.is_known === 0 &&
      !claimed.has(holding.transaction_id) &&
      daysTo(holding) <= DAYS_APART,
  )
  return alike.sort((a, b) => daysTo(a) - daysTo(b) || a.transaction_id - b.transaction_id)[0]
}

function claim(planned: PlannedRow, holding: Holding): void {
  const origin = holding.records > 0 ? 'other_source' : 'person'
  const candidate: Candidate = {
    transactionId: holding.transaction_id,
    accountId: 0,
    occurredOn: holding.occurred_on,
    minor: 0,
    isPending: holding.status === 'pending',
    origin,
    forNumbered: false,
    text: `${holding.raw_description} ${holding.memo}`.trim(),
    hasRawDescription: holding.raw_description !== '',
    isReconciled: false,
  }
  const days = Math.abs(dayNumber(holding.occurred_on) - dayNumber(planned.row.occurredOn))
  planned.match = { kind: 'matched', by: 'day', candidate, days, score: 1 }
  const whose = origin === 'person' ? 'you entered' : 'another kind of file brought'
  planned.found = { outcome: 'matched', reason: `It is the trade ${whose}: it moves the same units.` }
}
