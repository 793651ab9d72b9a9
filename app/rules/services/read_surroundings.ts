import type { PlainDate } from '#core/plain_date'
import type { Queries } from '#database/database'
import type { Condition } from '../domain/condition.js'
import { HistoryIndex } from '../domain/history_index.js'
import type { Rule } from '../domain/rule.js'
import type { Repeatable } from '../domain/occurrence.js'
import type { Surroundings } from '../domain/surroundings.js'
import { asksHistory } from '../domain/triggers.js'

/** What the given conditions look at besides the facts: the day, and the transactions there are if any of them looks back. */
export async function readSurroundings(
  queries: Queries,
  today: PlainDate,
  conditions: readonly Condition[],
): Promise<Surroundings> {
  return conditions.some(asksHistory) ? { today, history: await readHistory(queries) } : { today }
}

/** The same for whole rules, which also make transfers between accounts of one currency. */
export async function readRuleSurroundings(
  queries: Queries,
  today: PlainDate,
  rules: readonly Pick<Rule, 'condition' | 'actions'>[],
): Promise<Surroundings> {
  const surroundings = await readSurroundings(
    queries,
    today,
    rules.map((rule) => rule.condition),
  )
  const makesTransfers = rules.some(({ actions }) => actions.some(({ type }) => type === 'set_transfer'))
  return makesTransfers ? { ...surroundings, currencyOf: await readCurrencies(queries) } : surroundings
}

async function readCurrencies(queries: Queries): Promise<Map<number, string>> {
  const rows = await queries.all<{ id: number; code: string }>(
    'SELECT a.id, c.code FROM accounts a JOIN commodities c ON c.id = a.commodity_id',
  )
  return new Map(rows.map(({ id, code }) => [id, code]))
}

interface HistoryRow {
  id: number
  date: string
  payee: string
  minor: number
  currency: string
  account: number
  category: number | null
}

/** What was voided did not happen. */
async function readHistory(queries: Queries): Promise<HistoryIndex> {
  const rows = await queries.all<HistoryRow>(
    `SELECT t.id, t.occurred_on AS date, COALESCE(y.name, '') AS payee, p.quantity AS minor, c.code AS currency,
       p.account_id AS account, CASE WHEN o.parts = 1 THEN o.category END AS category
     FROM transactions t
     JOIN postings p ON p.transaction_id = t.id AND p.position = 0
     JOIN commodities c ON c.id = p.commodity_id
     LEFT JOIN payees y ON y.id = t.payee_id
     LEFT JOIN (
       SELECT q.transaction_id, COUNT(*) AS parts,
         MAX(CASE WHEN a.kind IN ('income', 'expense') AND a.role IS NULL THEN a.id END) AS category
       FROM postings q JOIN accounts a ON a.id = q.account_id WHERE q.position > 0 GROUP BY q.transaction_id
     ) o ON o.transaction_id = t.id
     WHERE t.status <> 'void'`,
  )
  return new HistoryIndex(rows.map(repeatable))
}

function repeatable({ id, date, payee, minor, currency, account, category }: HistoryRow): Repeatable {
  return { id, date, writtenPayee: payee, amount: { minor, currency }, account, category }
}
