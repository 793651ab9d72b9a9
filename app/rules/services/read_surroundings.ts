import type { PlainDate } from '#core/plain_date'
import type { Queries } from '#database/database'
import type { Condition } from '../domain/condition.js'
import type { Asked } from '../domain/look_back.js'
import type { Rule } from '../domain/rule.js'
import type { Surroundings } from '../domain/surroundings.js'
import { GrowingHistory } from './grow_history.js'

/** What conditions look at besides the facts. */
export interface ReadSurroundings extends Surroundings {
  today: PlainDate
  /** Has to cover the transactions that the conditions are asked about, before they are. */
  history?: GrowingHistory
}

/** What the given conditions look at besides the facts: the day, and earlier transactions if any of them looks back. */
export function surroundingsOf(today: PlainDate, conditions: readonly Condition[]): ReadSurroundings {
  return { today, history: GrowingHistory.of(conditions) }
}

/** The same, with all that can count for those who are asked about; for all there are where nobody is named. */
export async function readSurroundings(
  queries: Queries,
  today: PlainDate,
  conditions: readonly Condition[],
  asked?: readonly Asked[],
): Promise<ReadSurroundings> {
  const surroundings = surroundingsOf(today, conditions)
  await (asked ? surroundings.history?.cover(queries, asked) : surroundings.history?.coverAll(queries))
  return surroundings
}

/** The same for whole rules, which also make transfers between accounts of one currency. */
export async function readRuleSurroundings(
  queries: Queries,
  today: PlainDate,
  rules: readonly Pick<Rule, 'condition' | 'actions'>[],
  asked?: readonly Asked[],
): Promise<ReadSurroundings> {
  const conditions = rules.map((rule) => rule.condition)
  const surroundings = await readSurroundings(queries, today, conditions, asked)
  const makesTransfers = rules.some(({ actions }) => actions.some(({ type }) => type === 'set_transfer'))
  return makesTransfers ? { ...surroundings, currencyOf: await readCurrencies(queries) } : surroundings
}

async function readCurrencies(queries: Queries): Promise<Map<number, string>> {
  const rows = await queries.all<{ id: number; code: string }>(
    'SELECT a.id, c.code FROM accounts a JOIN commodities c ON c.id = a.commodity_id',
  )
  return new Map(rows.map(({ id, code }) => [id, code]))
}
