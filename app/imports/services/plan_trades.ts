import { isCurrency } from '#commodities/domain/currencies'
import { InvalidAmountException } from '#core/exceptions'
import { parseAmount } from '#core/money'
import type { Queries } from '#database/database'
import type { BankRow } from '../domain/bank_row.js'
import type { Verdict } from '../domain/outcome.js'
import { type MovedSecurities, type ReadTrade, readTrade } from '../domain/trades.js'
import type { PlannedCommodity } from '../domain/planned_commodity.js'

/** A trade that a row stands for, with the units it moves in the smallest unit of their commodity. */
export interface PlannedTrade {
  explanation: string
  moved: (MovedSecurities & { quantity: number }) | null
}

/** By the code that trades name them by. */
export type Securities = Map<string, PlannedCommodity>

/** What brokers write at most; a security keeps the number of its decimals, and later files may need more than the first. */
const DECIMALS_USUAL = 6

/** The securities that trades move: those of the ledger, and those that the commit makes. */
async function planSecurities(queries: Queries, moved: readonly MovedSecurities[]): Promise<Securities> {
  const securities: Securities = new Map()
  if (moved.length === 0) return securities
  const rows = await queries.all<PlannedCommodity>('SELECT id, code, name, kind, scale FROM commodities')
  const known = new Map(rows.map((row) => [row.code, row]))
  const named = securitiesByName(rows)
  for (const { code: told, name, decimals } of moved) {
    const code = codeOf(told)
    const security = securities.get(told) ?? known.get(code) ?? named.get(nameKey(name)) ?? fresh(code, name)
    if (security.id === null) security.scale = Math.max(security.scale, decimals)
    securities.set(told, security)
  }
  return securities
}

/** One file tells a security's number and another only its name; a name that two have is nobody's. */
function securitiesByName(rows: readonly PlannedCommodity[]): Map<string, PlannedCommodity> {
  const named = new Map<string, PlannedCommodity>()
  const shared = new Set<string>()
  for (const row of rows.filter(({ kind }) => kind === 'security')) {
    const key = nameKey(row.name)
    if (named.has(key)) shared.add(key)
    named.set(key, row)
  }
  for (const key of shared) named.delete(key)
  return named
}

const nameKey = (name: string) => name.trim().toLowerCase()

const fresh = (code: string, name: string): PlannedCommodity => ({
  id: null,
  code,
  name,
  kind: 'security',
  scale: DECIMALS_USUAL,
})

/** Some shares are called like a currency: ALL is also the Albanian lek. */
const codeOf = (told: string) => (isCurrency(told) ? `${told}-SHARE` : told)

interface TradeRow {
  row: BankRow
  /** Index into the accounts. */
  account: number
  minor: number
  found: Verdict
  trade: PlannedTrade | null
}

/** Works out what the trades among the rows do, and leaves out those that cannot be booked. Answers the securities they move. */
export async function planTrades(
  queries: Queries,
  rows: readonly TradeRow[],
  accounts: readonly { target: { currency: string; scale: number } | null }[],
): Promise<Securities> {
  const read = rows.flatMap((planned): { planned: TradeRow; trade: ReadTrade }[] => {
    const { trade } = planned.row
    if (!trade || planned.found.outcome === 'skipped') return []
    const result = orProblem(() => readTrade(planned.row, trade, accounts[planned.account].target!))
    if (typeof result !== 'string') return [{ planned, trade: result }]
    planned.found = { outcome: 'skipped', reason: result }
    return []
  })
  const securities = await planSecurities(
    queries,
    read.flatMap(({ trade }) => trade.securities ?? []),
  )
  for (const { planned, trade } of read) {
    const result = orProblem(() => countUnits(trade, securities))
    if (typeof result === 'string') planned.found = { outcome: 'skipped', reason: result }
    else Object.assign(planned, { trade: result, minor: trade.minor })
  }
  return securities
}

function countUnits({ explanation, securities: moved }: ReadTrade, securities: Securities): PlannedTrade {
  if (moved === null) return { explanation, moved }
  return { explanation, moved: { ...moved, quantity: parseAmount(moved.units, securities.get(moved.code)!.scale) } }
}

function orProblem<T>(work: () => T): T | string {
  try {
    return work()
  } catch (error) {
    if (error instanceof InvalidAmountException) return error.message
    throw error
  }
}
