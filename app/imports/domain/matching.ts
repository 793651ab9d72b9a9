import { dayNumber } from '#core/plain_date'
import { isBanksOwn } from './identity.js'
import { likeness, words } from './likeness.js'
import { reachOf, type Tolerance, toleranceOf, type Tolerances } from './tolerance.js'

/*
 * Finds out which rows of a file the ledger already has. Three sweeps over the whole file, the surest first, so that a sure match is
 * never spoilt by a vague one that happened to come earlier; and a claimed set, so that no transaction answers for two rows. Nothing
 * depends on the order of the rows.
 */

export interface IncomingRow {
  accountId: number
  identity: string
  occurredOn: string
  minor: number
  /** Payee and memo as the bank wrote them. */
  text: string
}

/** A row of an earlier file, by the identity it had there. */
export interface SeenRecord {
  id: number
  transactionId: number | null
  /** The transaction it became is no longer there. */
  isDeleted: boolean
  /** The transaction it became was not booked yet. */
  isPending: boolean
}

/** A transaction of ours that a row may turn out to be. */
export interface Candidate {
  transactionId: number
  accountId: number
  occurredOn: string
  minor: number
  isPending: boolean
  /** Whether a person typed it, another kind of file brought it, or an earlier file of this kind. */
  origin: 'person' | 'other_source' | 'same_source'
  /** The rows it can stand for: those that have a number of the bank, or those that have none. */
  forNumbered: boolean
  /** Payee, memo and raw description. */
  text: string
  hasRawDescription: boolean
  /** Agreed with a bank statement, and so no longer changed. */
  isReconciled: boolean
}

export type Match =
  | { kind: 'new' }
  | { kind: 'duplicate'; recordId: number; transactionId: number | null; isDeleted: boolean; isPending: boolean }
  | { kind: 'matched'; by: 'day' | 'likeness'; candidate: Candidate; days: number; score: number }
  | { kind: 'suggested'; why: Doubt; candidate: Candidate; days: number; score: number }

/** Why a likely match is left to a person. */
export type Doubt = 'several_candidates' | 'several_rows' | 'no_text'

export interface Known {
  /** By account, then by identity. */
  seen: ReadonlyMap<number, ReadonlyMap<string, SeenRecord>>
  /**
   * A posted transaction that stands for a row of this source is one only for rows whose identity is of the other sort: banks and importers
   * give numbers now and then, and two numbers tell two payments apart, but a number and none do not.
   */
  candidates: readonly Candidate[]
  /** Absent: the same for every account. */
  tolerances?: Tolerances
}

const NEW: Match = { kind: 'new' }

export function matchRows(rows: readonly IncomingRow[], { seen, candidates, tolerances = new Map() }: Known): Match[] {
  const matches: (Match | undefined)[] = rows.map((row) => sameIdentity(row, seen))
  if (candidates.length > 0) {
    const open = new OpenRows(rows, matches, candidates, tolerances)
    open.matchSameDay()
    open.matchAlike()
  }
  return matches.map((match) => match ?? NEW)
}

function sameIdentity(row: IncomingRow, seen: Known['seen']): Match | undefined {
  const record = seen.get(row.accountId)?.get(row.identity)
  return (
    record && {
      kind: 'duplicate',
      recordId: record.id,
      transactionId: record.transactionId,
      isDeleted: record.isDeleted,
      isPending: record.isPending,
    }
  )
}

interface Pair {
  row: number
  candidate: Candidate
  alike: number
  days: number
}

/** The rows that are not settled, beside the candidates of their account and amount. */
class OpenRows {
  readonly #buckets: CandidateBuckets
  readonly #words = new Map<string, Set<string>>()
  readonly #claimed = new Set<string>()

  constructor(
    private readonly rows: readonly IncomingRow[],
    private readonly matches: (Match | undefined)[],
    candidates: readonly Candidate[],
    private readonly tolerances: Tolerances,
  ) {
    this.#buckets = new CandidateBuckets(candidates)
    matches.forEach((match, at) => {
      if (match?.kind === 'duplicate' && match.transactionId !== null)
        this.#claimed.add(side(match.transactionId, rows[at].accountId))
    })
  }

  matchSameDay(): void {
    const pairs = this.#pairs(() => 0)
    // The most alike first; then an order that the file has no say in.
    pairs.sort(
      (a, b) => b.alike - a.alike || a.candidate.transactionId - b.candidate.transactionId || this.#order(a.row, b.row),
    )
    for (const { row, candidate, alike } of pairs) {
      if (this.matches[row] || this.#claimed.has(sideOf(candidate))) continue
      if (isSettled(candidate) && alike < this.#toleranceOf(candidate).likeness) continue
      this.#claimed.add(sideOf(candidate))
      this.matches[row] = { kind: 'matched', by: 'day', candidate, days: 0, score: Math.round(80 + 20 * alike) }
    }
  }

  matchAlike(): void {
    const options = new Map<number, Pair[]>()
    const suitors = new Map<string, number>()
    for (const pair of this.#pairs((accountId) => reachOf(toleranceOf(this.tolerances, accountId)))) {
      const tolerance = this.#toleranceOf(pair.candidate)
      if (!isNear(pair, tolerance) || !isWorthAsking(pair, tolerance)) continue
      const known = options.get(pair.row)
      if (known) known.push(pair)
      else options.set(pair.row, [pair])
      suitors.set(sideOf(pair.candidate), (suitors.get(sideOf(pair.candidate)) ?? 0) + 1)
    }
    for (const [row, pairs] of options) this.matches[row] = this.#judge(pairs, suitors)
  }

  #judge(pairs: Pair[], suitors: ReadonlyMap<string, number>): Match {
    const scoreOf = (pair: Pair) => scoreWithin(pair, this.#toleranceOf(pair.candidate))
    pairs.sort((a, b) => scoreOf(b) - scoreOf(a) || a.candidate.transactionId - b.candidate.transactionId)
    const [best] = pairs
    const { candidate } = best
    const found = { candidate, days: Math.abs(best.days), score: scoreOf(best) }
    if (pairs.length > 1) return { kind: 'suggested', why: 'several_candidates', ...found }
    if (suitors.get(sideOf(candidate)) !== 1) return { kind: 'suggested', why: 'several_rows', ...found }
    if (best.alike < this.#toleranceOf(candidate).likeness) return { kind: 'suggested', why: 'no_text', ...found }
    this.#claimed.add(sideOf(candidate))
    return { kind: 'matched', by: 'likeness', ...found }
  }

  #toleranceOf({ accountId }: Candidate): Tolerance {
    return toleranceOf(this.tolerances, accountId)
  }

  /** Unsettled rows with the unclaimed candidates of the same account and amount, at most some days apart. */
  #pairs(daysApart: (accountId: number) => number): Pair[] {
    const pairs: Pair[] = []
    this.rows.forEach((row, at) => {
      if (this.matches[at]) return
      this.#buckets.near(row, daysApart(row.accountId), (candidate, days) => {
        if (this.#claimed.has(sideOf(candidate))) return
        pairs.push({
          row: at,
          candidate,
          days,
          alike: likeness(this.#wordsOf(row.text), this.#wordsOf(candidate.text)),
        })
      })
    })
    return pairs
  }

  #wordsOf(text: string): Set<string> {
    let known = this.#words.get(text)
    if (!known) this.#words.set(text, (known = words(text)))
    return known
  }

  /** No two rows of an account have the same identity. */
  #order(a: number, b: number): number {
    return this.rows[a].identity < this.rows[b].identity ? -1 : 1
  }
}

/** Candidates by account and amount, each bucket in the order of days. */
class CandidateBuckets {
  readonly #buckets = new Map<string, { day: number; candidate: Candidate }[]>()

  constructor(candidates: readonly Candidate[]) {
    for (const candidate of candidates) {
      const key = bucketOf(candidate, candidate.forNumbered)
      const entry = { day: dayNumber(candidate.occurredOn), candidate }
      const bucket = this.#buckets.get(key)
      if (bucket) bucket.push(entry)
      else this.#buckets.set(key, [entry])
    }
    for (const bucket of this.#buckets.values()) bucket.sort((a, b) => a.day - b.day)
  }

  near(row: IncomingRow, daysApart: number, visit: (candidate: Candidate, days: number) => void): void {
    const bucket = this.#buckets.get(bucketOf(row, isBanksOwn(row.identity)))
    if (!bucket) return
    const day = dayNumber(row.occurredOn)
    for (let at = firstFrom(bucket, day - daysApart); at < bucket.length && bucket[at].day <= day + daysApart; at++)
      visit(bucket[at].candidate, day - bucket[at].day)
  }
}

function bucketOf({ accountId, minor }: { accountId: number; minor: number }, isNumbered: boolean): string {
  return `${accountId} ${minor} ${isNumbered}`
}

/** Where the entries from a day on begin. */
function firstFrom(bucket: readonly { day: number }[], day: number): number {
  let [low, high] = [0, bucket.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (bucket[middle].day < day) low = middle + 1
    else high = middle
  }
  return low
}

/** A transfer has two sides, and each account's file has a row for its own. */
function side(transactionId: number, accountId: number): string {
  return `${transactionId} ${accountId}`
}

function sideOf({ transactionId, accountId }: Candidate): string {
  return side(transactionId, accountId)
}

function isNear({ candidate, days }: Pair, { daysApart, pendingDaysApart }: Tolerance): boolean {
  if (isSettled(candidate)) return days === 0
  return Math.abs(days) <= (candidate.isPending ? pendingDaysApart : daysApart)
}

/** Files of one kind agree about the day of a payment and about whom it was with. */
function isSettled({ origin, isPending }: Candidate): boolean {
  return origin === 'same_source' && !isPending
}

/** Alike, or written down without a word about whom, which is for a person to decide. */
function isWorthAsking({ alike, candidate }: Pair, { likeness: least }: Tolerance): boolean {
  return alike >= least || candidate.text.trim() === ''
}

function scoreWithin({ alike, days }: Pair, tolerance: Tolerance): number {
  return Math.round(50 * alike + 30 * (1 - Math.abs(days) / (reachOf(tolerance) + 1)))
}
