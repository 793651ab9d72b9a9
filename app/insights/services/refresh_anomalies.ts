import { addDays, dayNumber, type PlainDate } from '#core/plain_date'
import type { Queries, Writes } from '#database/database'
import { idList } from '#database/id_list'
import { type Names, type Origins, reasonWords } from '../domain/anomaly_words.js'
import { findAnomalies, type Suspicion } from '../domain/find_anomalies.js'
import { isExpected, type Lesson } from '../domain/lessons.js'
import { readJudgedPayments } from './read_judged_payments.js'

/** The same household has the same forest each time. */
const SEED = 20_080_101
/** What is older is no news, however it came into the books. */
export const DAYS_TOLD = 60
/** How long before Florin’s first look at a household something may be and still be told. */
const DAYS_BEFORE_FIRST_LOOK = 30

export interface FoundAnomaly extends Suspicion {
  reasons: string[]
}

export interface AnomalyLook {
  /** Only payments since that day may have been found. */
  tellFrom: PlainDate
  found: FoundAnomaly[]
}

/** Looks at all payments, without a lock; what is found is kept by `keepAnomalies`. */
export async function lookForAnomalies(queries: Queries, today: PlainDate, firstOn: PlainDate): Promise<AnomalyLook> {
  const [recent, begun] = [addDays(today, 0 - DAYS_TOLD), addDays(firstOn, 0 - DAYS_BEFORE_FIRST_LOOK)]
  const tellFrom = recent > begun ? recent : begun
  const payments = await readJudgedPayments(queries, today)
  const recurring = await readRecurringIds(queries)
  const judging = { tellFrom: dayNumber(tellFrom), isRecurring: (id: number) => recurring.has(id), seed: SEED }
  const lessons = await readLessons(queries)
  const suspicions = (await findAnomalies(payments, judging)).filter(
    ({ payment, kind }) => !isExpected(payment, kind, lessons),
  )
  return { tellFrom, found: await inWords(queries, suspicions) }
}

/** Makes the kept ones those that were found. What a person judged stays as it is. */
export async function keepAnomalies(writes: Writes, { tellFrom, found }: AnomalyLook, now: string): Promise<void> {
  const known = await writes.all<{ id: number; transaction_id: number; verdict: string | null }>(
    'SELECT id, transaction_id, verdict FROM anomalies',
  )
  const byTransaction = new Map(known.map((row) => [row.transaction_id, row]))
  const kept = new Set<number>()
  for (const anomaly of found) {
    const row = byTransaction.get(anomaly.payment.id)
    kept.add(anomaly.payment.id)
    if (row?.verdict) continue
    const values = columnsOf(anomaly)
    if (!row) await writes.insert('anomalies', { ...values, transaction_id: anomaly.payment.id, found_at: now })
    else
      await writes.run(
        `UPDATE anomalies SET ${Object.keys(values)
          .map((column) => `${column} = ?`)
          .join(', ')} WHERE id = ?`,
        [...Object.values(values), row.id],
      )
  }
  for (const { id, transaction_id: transactionId, verdict } of known)
    if (verdict === null && !kept.has(transactionId) && (await isLookedAt(writes, transactionId, tellFrom)))
      await writes.run('DELETE FROM anomalies WHERE id = ?', [id])
}

/** What has grown old is left as it was found, until somebody judges it; what is gone is looked at too. */
async function isLookedAt(writes: Writes, transactionId: number, tellFrom: PlainDate): Promise<boolean> {
  const row = await writes.first<{ occurred_on: PlainDate; status: string }>(
    'SELECT occurred_on, status FROM transactions WHERE id = ?',
    [transactionId],
  )
  return !row || row.status === 'void' || row.occurred_on >= tellFrom
}

function columnsOf({ payment, kind, score, reasons, usual, causes }: FoundAnomaly) {
  const again = causes.find((cause) => cause.type === 'same_again')
  return {
    kind,
    score_permille: Math.round(score * 1000),
    reasons: JSON.stringify(reasons),
    usual_low: usual?.low ?? null,
    usual_high: usual?.high ?? null,
    duplicate_of_id: again?.other.id ?? null,
    found_payee_id: payment.payeeId,
    found_commodity_id: payment.commodityId,
    found_quantity: payment.amount,
  }
}

async function readRecurringIds(queries: Queries): Promise<Set<number>> {
  const rows = await queries.all<{ transaction_id: number }>(
    `SELECT l.transaction_id FROM recurring_links l
     JOIN recurring_payments r ON r.id = l.recurring_id AND r.status <> 'ignored'`,
  )
  return new Set(rows.map(({ transaction_id: id }) => id))
}

/** The payee is the one that the transaction has now, since payees are merged; the one it had where it is gone. */
async function readLessons(queries: Queries): Promise<Lesson[]> {
  return queries.all<Lesson & Record<string, never>>(
    `SELECT n.kind, COALESCE(t.payee_id, n.found_payee_id) AS "payeeId", n.found_commodity_id AS "commodityId",
       n.found_quantity AS amount
     FROM anomalies n LEFT JOIN transactions t ON t.id = n.transaction_id WHERE n.verdict = 'expected'`,
  )
}

async function inWords(queries: Queries, suspicions: readonly Suspicion[]): Promise<FoundAnomaly[]> {
  if (suspicions.length === 0) return []
  const { placeholders, values } = idList(suspicions.map(({ payment }) => payment.id))
  const rows = await queries.all<Omit<Names, 'currency'> & { id: number; code: string; scale: number }>(
    `SELECT t.id, COALESCE(y.name, '') AS payee, g.name AS category, a.name AS account, c.code, c.scale FROM transactions t
     JOIN postings p ON p.transaction_id = t.id AND p.position = 0 JOIN accounts a ON a.id = p.account_id
     JOIN postings o ON o.transaction_id = t.id AND o.position = 1 JOIN accounts g ON g.id = o.account_id
     JOIN commodities c ON c.id = p.commodity_id LEFT JOIN payees y ON y.id = t.payee_id
     WHERE t.id IN (${placeholders})`,
    values,
  )
  const names = new Map(rows.map(({ id, code, scale, ...rest }) => [id, { ...rest, currency: { code, scale } }]))
  const found: FoundAnomaly[] = []
  for (const suspicion of suspicions) {
    const again = suspicion.causes.find((cause) => cause.type === 'same_again')
    const origins = again && (await readOrigins(queries, suspicion.payment.id, again.other.id))
    found.push({ ...suspicion, reasons: reasonWords(suspicion, names.get(suspicion.payment.id)!, origins) })
  }
  return found
}

/** Whether a bank’s list has both of two payments, or only one of them. */
async function readOrigins(queries: Queries, first: number, second: number): Promise<Origins | undefined> {
  const rows = await queries.all<{ transaction_id: number }>(
    'SELECT DISTINCT transaction_id FROM source_records WHERE transaction_id IN (?, ?)',
    [first, second],
  )
  if (rows.length === 2) return 'both from the bank'
  return rows.length === 1 ? 'one by hand' : undefined
}
