import { dayNumber } from '#core/plain_date'
import { bestPairs, totalOf } from './best_pairs.js'
import {
  type Convert,
  type Evidence,
  type NamedAccount,
  readSide,
  type ReadSide,
  type TransferSide,
  weigh,
  weighAmount,
} from './transfer_evidence.js'

/*
 * Finds out which payments are transfers between accounts of one's own. Every pair that can be one is weighed; then each group of payments
 * that compete for each other is divided so that the sum of the scores is greatest. Taking the best pair first would do wrong where a
 * slightly worse one leaves a partner for everybody. Nothing depends on the order of the transactions.
 */

export interface TransferPair extends Evidence {
  from: number
  to: number
  /** Nothing else comes near it, and more speaks for it than amount and day. */
  isClear: boolean
  /** Strong evidence, and neither payment comes into question for any other pair: it needs no person. */
  isSure: boolean
}

export interface Surroundings {
  accounts: readonly NamedAccount[]
  convert: Convert
  /** Whether a person said that the pair is none. */
  isRejected: (from: number, to: number) => boolean
  windowDays?: number
}

export const WINDOW_DAYS = 5
/** Equal amounts some days apart are worth a question; categorised ones only when more speaks for it. */
const SUGGESTED_FROM = 40
/** Amount and day alone come to 60. */
const CLEAR_FROM = 70
/** How much worse the second best division has to be. */
const CLEAR_MARGIN = 15
/** Whether a pair is clear is found out by dividing its group once more without it. */
const CLEAR_GROUP_MAX = 40
/** So many payments that are all alike are no question a person could answer. */
const GROUP_MAX = 300

interface Edge {
  from: number
  to: number
  evidence: Evidence
}

export function matchTransfers(sides: readonly TransferSide[], around: Surroundings): TransferPair[] {
  const pairs = groupsOf(findEdges([...sides].sort(byId), around)).flatMap(divide)
  return pairs.sort((a, b) => b.score - a.score || a.from - b.from)
}

const byId = (a: TransferSide, b: TransferSide) => a.transactionId - b.transactionId

function findEdges(
  sides: readonly TransferSide[],
  { accounts, convert, isRejected, windowDays = WINDOW_DAYS }: Surroundings,
): Edge[] {
  const subtypes = new Map(accounts.map(({ id, subtype }) => [id, subtype]))
  const around = { subtypes, windowDays }
  const dated = sides.map((side) => ({ ...side, day: dayNumber(side.occurredOn) }))
  const arrivals = new Arrivals(dated.filter(({ minor }) => minor > 0))
  const read = new Map<number, ReadSide>()
  const reading = (side: TransferSide): ReadSide => {
    const known = read.get(side.transactionId) ?? readSide(side, accounts)
    read.set(side.transactionId, known)
    return known
  }
  const edges: Edge[] = []
  for (const from of dated) {
    if (from.minor >= 0) continue
    // Most payments have nothing near them that they could be, so their texts need no reading.
    for (const to of arrivals.near(from, windowDays)) {
      const amount = from.accountId === to.accountId ? null : weighAmount(from, to, convert)
      if (!amount) continue
      const evidence = weigh(reading(from), reading(to), amount, around)
      if (!evidence || evidence.score < SUGGESTED_FROM || isRejected(from.transactionId, to.transactionId)) continue
      edges.push({ from: from.transactionId, to: to.transactionId, evidence })
    }
  }
  return edges
}

interface DatedSide extends TransferSide {
  day: number
}

/** What arrived, by day: of the same currency only what has the amount, of others everything. */
class Arrivals {
  readonly #byAmount: Map<string, DatedSide[]>
  readonly #byDay: Map<number, DatedSide[]>
  readonly #currencies: ReadonlySet<string>

  constructor(sides: readonly DatedSide[]) {
    this.#byAmount = Map.groupBy(sides, ({ day, currency, minor }) => `${day} ${currency} ${minor}`)
    this.#byDay = Map.groupBy(sides, ({ day }) => day)
    this.#currencies = new Set(sides.map(({ currency }) => currency))
  }

  *near({ currency, minor, day }: DatedSide, windowDays: number): Generator<DatedSide> {
    const hasOthers = this.#currencies.size > (this.#currencies.has(currency) ? 1 : 0)
    for (let other = day - windowDays; other <= day + windowDays; other++) {
      yield* this.#byAmount.get(`${other} ${currency} ${-minor}`) ?? []
      if (!hasOthers) continue
      for (const side of this.#byDay.get(other) ?? []) if (side.currency !== currency) yield side
    }
  }
}

/** Edges that share a payment, directly or through others, are decided together. */
function groupsOf(edges: readonly Edge[]): Edge[][] {
  const parents = new Map<number, number>()
  const rootOf = (id: number): number => {
    let root = id
    while ((parents.get(root) ?? root) !== root) root = parents.get(root)!
    for (let at = id; at !== root;) {
      const next = parents.get(at)!
      parents.set(at, root)
      at = next
    }
    return root
  }
  for (const { from, to } of edges) {
    const [a, b] = [rootOf(from), rootOf(to)]
    parents.set(Math.max(a, b), Math.min(a, b))
  }
  return [...Map.groupBy(edges, ({ from }) => rootOf(from)).values()]
}

function divide(edges: readonly Edge[]): TransferPair[] {
  const rows = [...new Set(edges.map(({ from }) => from))]
  const columns = [...new Set(edges.map(({ to }) => to))]
  if (Math.max(rows.length, columns.length) > GROUP_MAX) return []
  const [rowAt, columnAt] = [placesOf(rows), placesOf(columns)]
  const weights = rows.map(() => new Array<number>(columns.length).fill(0))
  const evidence = new Map<string, Evidence>()
  for (const edge of edges) {
    const [row, column] = [rowAt.get(edge.from)!, columnAt.get(edge.to)!]
    weights[row][column] = edge.evidence.score
    evidence.set(`${row} ${column}`, edge.evidence)
  }
  const chosen = bestPairs(weights)
  const total = totalOf(weights, chosen)
  const isAlone = edges.length === 1
  return chosen.flatMap((column, row) => {
    if (column < 0) return []
    const { score, reasons, isStrong } = evidence.get(`${row} ${column}`)!
    const isClear = score >= CLEAR_FROM && total - totalWithout(weights, row, column) >= CLEAR_MARGIN
    return { from: rows[row], to: columns[column], score, reasons, isStrong, isClear, isSure: isAlone && isStrong }
  })
}

const placesOf = (ids: readonly number[]) => new Map(ids.map((id, at) => [id, at]))

/** The best sum when one pair is not allowed; a group too large to ask counts as having another way. */
function totalWithout(weights: readonly number[][], row: number, column: number): number {
  if (Math.max(weights.length, weights[0].length) > CLEAR_GROUP_MAX) return Infinity
  const others = weights.map((line, at) => (at === row ? line.with(column, 0) : line))
  return totalOf(others, bestPairs(others))
}
