import type { PlainDate } from '#core/plain_date'
import { Turns } from '#core/turns'
import type { Queries } from '#database/database'
import { compileCondition } from '../domain/compile_condition.js'
import type { Condition } from '../domain/condition.js'
import { ruleRow, type RuleRow } from '../domain/row.js'
import { sqlCondition, TRANSACTIONS_SQL } from '../domain/sql_condition.js'
import { isExact } from '../domain/sql_fragment.js'
import { FactsReader } from './read_facts.js'
import { surroundingsOf } from './read_surroundings.js'

const CHUNK = 250

/** How many of the household's transactions meet a checked condition. */
export async function countMatching(queries: Queries, condition: Condition, today: PlainDate): Promise<number> {
  const bounds = sqlCondition(condition, queries.dialect, { today })
  if (!isExact(bounds)) return (await findMatching(queries, condition, today)).length
  const { sql, params } = bounds.sure
  const counted = await queries.first<{ count: number }>(
    `SELECT COUNT(*) AS count FROM ${TRANSACTIONS_SQL} WHERE ${sql}`,
    params,
  )
  return counted!.count
}

/** The ids of the transactions that meet a checked condition, newest entry first. The database searches; what it leaves open is tried. */
export async function findMatching(queries: Queries, condition: Condition, today: PlainDate): Promise<number[]> {
  const { sure, possible } = sqlCondition(condition, queries.dialect, { today })
  const rows = await queries.all<{ id: number; sure: number }>(
    `SELECT t.id, CASE WHEN ${sure.sql} THEN 1 ELSE 0 END AS sure FROM ${TRANSACTIONS_SQL} WHERE ${possible.sql} ORDER BY t.id DESC`,
    [...sure.params, ...possible.params],
  )
  const open = rows.filter((row) => row.sure === 0).map((row) => row.id)
  if (open.length === 0) return rows.map((row) => row.id)
  const met = await tryEach(queries, condition, today, open)
  return rows.filter((row) => row.sure === 1 || met.has(row.id)).map((row) => row.id)
}

async function tryEach(
  queries: Queries,
  condition: Condition,
  today: PlainDate,
  ids: readonly number[],
): Promise<Set<number>> {
  const surroundings = surroundingsOf(today, [condition])
  const holds = compileCondition<RuleRow>(condition, surroundings)
  const reader = await FactsReader.open(queries)
  const turns = new Turns()
  const met = new Set<number>()
  for (let from = 0; from < ids.length; from += CHUNK) {
    const rows = (await reader.of(ids.slice(from, from + CHUNK))).map(({ facts }) => ruleRow(facts))
    await surroundings.history?.cover(queries, rows)
    for (const row of rows) if (holds(row)) met.add(row.id!)
    await turns.rest()
  }
  return met
}
