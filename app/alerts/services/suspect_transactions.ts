import { addDays, type PlainDate } from '#core/plain_date'
import { Turns } from '#core/turns'
import type { Queries } from '#database/database'
import { idList } from '#database/id_list'
import { askedOf, type Condition, type Facts, type Surroundings } from '#rules/domain/triggers'
import type { ReadSurroundings } from '#rules/services/read_surroundings'
import { transactionFacts } from '#rules/services/read_transaction_conditions'
import type { AlertCore } from '../domain/alert.js'
import { judgeOf, type Observation } from '../domain/judge.js'
import { compareToUsual } from '../domain/unusual.js'
import { dayWords, moneyWords } from '#core/words'

const CHUNK = 250
const DAYS_OF_USUAL = 400
const AMOUNTS_LOOKED_AT = 60
/** In books younger than this everybody is new. */
const DAYS_OF_BOOKS = 30
const THRESHOLDS = { clearly: 4, far: 8 }

interface Row {
  id: number
  payee_id: number | null
  payee: string
  occurred_on: PlainDate
  quantity: number
  commodity_id: number
  account_id: number
  account: string
  code: string
  scale: number
}

export interface SuspectObservation extends Observation {
  on: PlainDate
}

/** What any alert may ask of transactions: read once for all alerts that look at the same ones. */
export interface Suspects {
  facts: ReadonlyMap<number, Facts>
  rows: ReadonlyMap<number, Row>
}

export async function readSuspects(
  queries: Queries,
  ids: readonly number[],
  { history }: ReadSurroundings,
): Promise<Suspects> {
  const facts = await transactionFacts(queries, ids)
  await history?.cover(queries, [...facts.values()].map(askedOf))
  return { facts, rows: await readRows(queries, [...facts.keys()]) }
}

/** How an alert looks at transactions. Made once for any number of them. */
export function suspicionOf(alert: AlertCore, surroundings: Surroundings) {
  const judge = judgeOf(alert, ownConditions(alert), surroundings)
  const turns = new Turns()
  return async (queries: Queries, { facts, rows }: Suspects, id: number): Promise<SuspectObservation | undefined> => {
    const [row, known] = [rows.get(id), facts.get(id)]
    if (!row || !known) return undefined
    await turns.rest()
    const { holds, explanation } = judge(known)
    const why = holds && isWatched(alert, known) ? await reasonOf(queries, alert, row) : undefined
    return {
      key: `transaction:${id}`,
      subject: subjectOf(row),
      holds: why !== undefined,
      words: why ?? '',
      explanation,
      link: `/transactions?transaction=${id}`,
      on: row.occurred_on,
    }
  }
}

/** What an alert makes of transactions of the past, when it is tried out. */
export async function suspectTransactions(
  queries: Queries,
  alert: AlertCore,
  ids: readonly number[],
  surroundings: ReadSurroundings,
): Promise<SuspectObservation[]> {
  const suspect = suspicionOf(alert, surroundings)
  const found: SuspectObservation[] = []
  for (let from = 0; from < ids.length; from += CHUNK) {
    const chunk = ids.slice(from, from + CHUNK)
    const suspects = await readSuspects(queries, chunk, surroundings)
    for (const id of chunk) {
      const seen = await suspect(queries, suspects, id)
      if (seen) found.push(seen)
    }
  }
  return found
}

function ownConditions({ kind, settings }: AlertCore): Condition[] {
  const { amount = '0', direction = 'out', account_ids: accounts = [] } = settings
  if (kind === 'new_payee') return [{ field: 'amount', op: 'lte', value: negated(amount) }, outgoing]
  if (kind === 'duplicate_charge' || kind === 'unusual_amount') return [outgoing]
  if (kind !== 'large_amount') return []
  const out: Condition = { field: 'amount', op: 'lte', value: negated(amount) }
  const incoming: Condition = { field: 'amount', op: 'gte', value: amount }
  const own: Condition[] = [direction === 'out' ? out : direction === 'in' ? incoming : { any: [out, incoming] }]
  if (accounts.length > 0) own.push({ field: 'account', op: 'one_of', value: accounts })
  return own
}

const outgoing: Condition = { field: 'direction', op: 'is', value: 'out' }

const negated = (amount: string) => (/^0*(\.0*)?$/.test(amount) ? '0' : `-${amount}`)

/** Money between the household's own accounts is nobody's surprise; and what is void did not happen. */
function isWatched({ kind }: AlertCore, facts: Facts): boolean {
  return facts.status !== 'void' && (kind === 'custom' || facts.kind !== 'transfer')
}

/** Why it is suspicious beyond the condition, in a sentence; undefined where it is not. */
async function reasonOf(queries: Queries, { kind, settings }: AlertCore, row: Row): Promise<string | undefined> {
  const amount = moneyWords(Math.abs(row.quantity), row)
  const who = row.payee === '' ? 'Somebody' : row.payee
  const happened = row.quantity > 0 ? `${amount} came from ${who}` : `${who} took ${amount}`
  const on = dayWords(row.occurred_on)
  switch (kind) {
    case 'unusual_amount': {
      const usual = compareToUsual(0 - row.quantity, await amountsBefore(queries, row))
      if (!usual || usual.score < THRESHOLDS[settings.sensitivity ?? 'clearly']) return undefined
      return `${happened} on ${on}; usually it is about ${moneyWords(Math.round(usual.median), row)}.`
    }
    case 'new_payee':
      return (await isNewPayee(queries, row)) ? `${happened} on ${on}, for the first time.` : undefined
    case 'duplicate_charge': {
      const other = await sameCharge(queries, row, settings.days ?? 3)
      if (other === undefined) return undefined
      return other === row.occurred_on
        ? `${happened} twice on ${on}.`
        : `${happened} on ${on}, and the same on ${dayWords(other)}.`
    }
    default:
      return `${happened} on ${on} (${row.account}).`
  }
}

async function amountsBefore(queries: Queries, row: Row): Promise<number[]> {
  if (row.payee_id === null) return []
  const rows = await queries.all<{ quantity: number }>(
    `SELECT p.quantity FROM transactions t JOIN postings p ON p.transaction_id = t.id AND p.position = 0
     WHERE t.payee_id = ? AND t.occurred_on BETWEEN ? AND ? AND t.id <> ? AND t.status <> 'void'
       AND p.commodity_id = ? AND p.quantity < 0
     ORDER BY t.occurred_on DESC, t.id DESC LIMIT ?`,
    [
      row.payee_id,
      addDays(row.occurred_on, -DAYS_OF_USUAL),
      row.occurred_on,
      row.id,
      row.commodity_id,
      AMOUNTS_LOOKED_AT,
    ],
  )
  return rows.map(({ quantity }) => 0 - quantity)
}

async function isNewPayee(queries: Queries, { id, payee_id: payeeId, occurred_on: on }: Row): Promise<boolean> {
  if (payeeId === null) return false
  const earlier = await queries.first(
    `SELECT id FROM transactions WHERE payee_id = ? AND status <> 'void' AND id <> ?
       AND (occurred_on < ? OR (occurred_on = ? AND id < ?)) LIMIT 1`,
    [payeeId, id, on, on, id],
  )
  if (earlier) return false
  const old = await queries.first('SELECT id FROM transactions WHERE occurred_on < ? LIMIT 1', [
    addDays(on, -DAYS_OF_BOOKS),
  ])
  return old !== undefined
}

/** The day of the other one. Of the two the one that is later in the books is told of. */
async function sameCharge(queries: Queries, row: Row, days: number): Promise<PlainDate | undefined> {
  if (row.payee_id === null) return undefined
  const other = await queries.first<{ occurred_on: string }>(
    `SELECT t.occurred_on FROM transactions t JOIN postings p ON p.transaction_id = t.id AND p.position = 0
     WHERE t.payee_id = ? AND t.occurred_on BETWEEN ? AND ? AND t.status <> 'void'
       AND p.quantity = ? AND p.commodity_id = ? AND (t.occurred_on < ? OR (t.occurred_on = ? AND t.id < ?))
     ORDER BY t.occurred_on DESC LIMIT 1`,
    [
      ...[row.payee_id, addDays(row.occurred_on, 0 - days), row.occurred_on],
      ...[row.quantity, row.commodity_id, row.occurred_on, row.occurred_on, row.id],
    ],
  )
  return other?.occurred_on
}

async function readRows(queries: Queries, ids: readonly number[]): Promise<Map<number, Row>> {
  if (ids.length === 0) return new Map()
  const { placeholders, values } = idList(ids)
  const rows = await queries.all<Row>(
    `SELECT t.id, t.payee_id, COALESCE(y.name, '') AS payee, t.occurred_on, p.quantity, p.commodity_id, p.account_id,
       a.name AS account, c.code, c.scale
     FROM transactions t JOIN postings p ON p.transaction_id = t.id AND p.position = 0
     JOIN accounts a ON a.id = p.account_id JOIN commodities c ON c.id = p.commodity_id
     LEFT JOIN payees y ON y.id = t.payee_id WHERE t.id IN (${placeholders})`,
    values,
  )
  return new Map(rows.map((row) => [row.id, row]))
}

function subjectOf({ payee, quantity, occurred_on: on, ...currency }: Row): string {
  return [payee, moneyWords(quantity, currency), dayWords(on)].filter((part) => part !== '').join(', ')
}
