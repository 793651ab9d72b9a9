import type { Queries, Value } from '#database/database'
import { idList } from '#database/id_list'
import { addDays, dayNumber } from '#core/plain_date'
import { FINGERPRINT, isBanksOwn } from '../domain/identity.js'
import { textList } from './text_list.js'
import type { Candidate, IncomingRow, SeenRecord } from '../domain/matching.js'
import { reachOf, toleranceOf, type Tolerances } from '../domain/tolerance.js'

const ASKED_AT_ONCE = 512

type Seen = Map<number, Map<string, SeenRecord>>

interface RecordRow {
  id: number
  external_id: string
  transaction_id: number | null
  found: number | null
  status: string | null
}

/** The records of earlier files of this source that have the identity of one of the rows, by account and identity. */
export async function findSeenRecords(queries: Queries, source: string, rows: readonly IncomingRow[]): Promise<Seen> {
  const identities = new Map<number, string[]>()
  for (const { accountId, identity } of rows) {
    const known = identities.get(accountId)
    if (known) known.push(identity)
    else identities.set(accountId, [identity])
  }
  const seen: Seen = new Map()
  for (const [accountId, all] of identities) {
    const found = new Map<string, SeenRecord>()
    seen.set(accountId, found)
    for (let from = 0; from < all.length; from += ASKED_AT_ONCE)
      await readRecords(queries, [accountId, source], all.slice(from, from + ASKED_AT_ONCE), found)
  }
  return seen
}

async function readRecords(
  queries: Queries,
  place: readonly Value[],
  identities: readonly string[],
  found: Map<string, SeenRecord>,
) {
  const { placeholders, values } = textList(identities)
  const rows = await queries.all<RecordRow>(
    `SELECT s.id, s.external_id, s.transaction_id, t.id AS found, t.status FROM source_records s
     LEFT JOIN transactions t ON t.id = s.transaction_id
     WHERE s.account_id = ? AND s.source = ? AND s.external_id IN (${placeholders})`,
    [...place, ...values],
  )
  for (const row of rows)
    found.set(row.external_id, {
      id: row.id,
      transactionId: row.found,
      isDeleted: row.found === null,
      isPending: row.status === 'pending',
    })
}

interface PostingRow {
  transaction_id: number
  occurred_on: string
  quantity: number
}

interface TransactionRow {
  id: number
  status: string
  payee: string | null
  raw_description: string
  memo: string
  records: number
  records_of_source: number
  reconciled: number
}

/** The transactions that rows without a known identity may turn out to be: on the same account, with the same amount, some days apart. */
export async function findCandidates(
  queries: Queries,
  source: string,
  rows: readonly IncomingRow[],
  tolerances: Tolerances,
): Promise<Candidate[]> {
  const candidates: Candidate[] = []
  for (const { accountId, isNumbered, from, to, rows: some } of reaches(rows)) {
    const daysApart = reachOf(toleranceOf(tolerances, accountId))
    const near = await queries.all<PostingRow>(
      'SELECT transaction_id, occurred_on, quantity FROM postings WHERE account_id = ? AND occurred_on BETWEEN ? AND ?',
      [accountId, addDays(from, -daysApart), addDays(to, daysApart)],
    )
    if (near.length === 0) continue
    const days = daysOfAmounts(some)
    const fitting = near.filter((posting) => isWithinReach(posting, days, daysApart))
    const place = { accountId, source, isNumbered }
    for (let at = 0; at < fitting.length; at += ASKED_AT_ONCE)
      candidates.push(...(await describe(queries, place, fitting.slice(at, at + ASKED_AT_ONCE))))
  }
  return candidates
}

interface Place {
  accountId: number
  source: string
  /** Whether the rows have numbers of the bank. */
  isNumbered: boolean
}

interface Reach {
  accountId: number
  isNumbered: boolean
  from: string
  to: string
  rows: IncomingRow[]
}

/** The rows by account and by whether they have numbers, and from when to when they are. */
function reaches(rows: readonly IncomingRow[]): Iterable<Reach> {
  const reached = new Map<number, Reach>()
  for (const row of rows) {
    const { accountId, occurredOn } = row
    const isNumbered = isBanksOwn(row.identity)
    const key = 2 * accountId + Number(isNumbered)
    let reach = reached.get(key)
    if (!reach) reached.set(key, (reach = { accountId, isNumbered, from: occurredOn, to: occurredOn, rows: [] }))
    if (occurredOn < reach.from) reach.from = occurredOn
    if (occurredOn > reach.to) reach.to = occurredOn
    reach.rows.push(row)
  }
  return reached.values()
}

/** Of each amount the days of its rows. */
function daysOfAmounts(rows: readonly IncomingRow[]): Map<number, number[]> {
  const days = new Map<number, number[]>()
  for (const { occurredOn, minor } of rows) {
    const known = days.get(minor)
    if (known) known.push(dayNumber(occurredOn))
    else days.set(minor, [dayNumber(occurredOn)])
  }
  return days
}

function isWithinReach(
  { quantity, occurred_on: occurredOn }: PostingRow,
  days: ReadonlyMap<number, number[]>,
  daysApart: number,
): boolean {
  const ofAmount = days.get(quantity)
  if (!ofAmount) return false
  const day = dayNumber(occurredOn)
  return ofAmount.some((other) => Math.abs(other - day) <= daysApart)
}

async function describe(queries: Queries, place: Place, postings: readonly PostingRow[]): Promise<Candidate[]> {
  const rows = await readTransactions(queries, place, postings)
  const byId = new Map(rows.map((row) => [row.id, row]))
  return postings.flatMap(({ transaction_id: transactionId, occurred_on: occurredOn, quantity: minor }) => {
    const row = byId.get(transactionId)
    if (!row) return []
    return {
      transactionId,
      accountId: place.accountId,
      occurredOn,
      minor,
      isPending: row.status === 'pending',
      origin: row.records_of_source > 0 ? 'same_source' : row.records > 0 ? 'other_source' : 'person',
      forNumbered: place.isNumbered,
      text: `${row.payee ?? ''} ${row.raw_description} ${row.memo}`.trim(),
      hasRawDescription: row.raw_description !== '',
      isReconciled: row.reconciled > 0,
    }
  })
}

/** Void transactions are none, and posted ones that stand for a row of this source whose identity is of the same sort. */
function readTransactions(
  queries: Queries,
  { accountId, source, isNumbered }: Place,
  postings: readonly PostingRow[],
): Promise<TransactionRow[]> {
  const { placeholders, values } = idList(postings.map((posting) => posting.transaction_id))
  const record = 'FROM source_records s WHERE s.transaction_id = t.id AND s.account_id = ?'
  return queries.all<TransactionRow>(
    `SELECT t.id, t.status, y.name AS payee, t.raw_description, t.memo,
       (SELECT COUNT(*) ${record}) AS records, (SELECT COUNT(*) ${record} AND s.source = ?) AS records_of_source,
       (SELECT COUNT(*) FROM postings p WHERE p.transaction_id = t.id AND p.clearing = 'reconciled') AS reconciled
     FROM transactions t LEFT JOIN payees y ON y.id = t.payee_id
     WHERE t.id IN (${placeholders}) AND t.status <> 'void' AND (t.status = 'pending' OR NOT EXISTS (
       SELECT 1 ${record} AND s.source = ? AND s.external_id ${isNumbered ? 'NOT LIKE' : 'LIKE'} '${FINGERPRINT}%'))`,
    [accountId, accountId, source, ...values, accountId, source],
  )
}
