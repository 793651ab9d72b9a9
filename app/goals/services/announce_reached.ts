import { announce } from '#changes/services/announce'
import { currencyScale } from '#commodities/domain/currencies'
import type { Clock } from '#core/clock'
import type { Database } from '#database/database'
import { isReached } from '../domain/goal.js'
import { type GoalView, readStandingGoals } from './read_goals.js'

/** Notes the goals that a household has reached and announces each once. */
export async function announceReached(database: Database, clock: Clock, householdId: number): Promise<void> {
  const household = await database.systemRead((queries) =>
    queries.first<{ base_currency: string; time_zone: string }>(
      'SELECT base_currency, time_zone FROM households WHERE id = ?',
      [householdId],
    ),
  )
  if (!household) return
  const { base_currency: code, time_zone: timeZone } = household
  const view: GoalView = { currency: { code, scale: currencyScale(code) }, today: clock.today(timeZone) }
  const reached = await database.read(householdId, (queries) => reachedGoals(queries, view))
  if (reached.length === 0) return
  await database.write(householdId, async (writes) => {
    // Again inside the transaction: another server may have been told of the same change.
    for (const id of await reachedGoals(writes, view)) {
      await writes.run('INSERT INTO goal_reaches (goal_id, household_id, reached_at) VALUES (?, ?, ?)', [
        id,
        householdId,
        clock.now(),
      ])
      await announce(writes, 'goal.reached', { goal_id: id }, { now: clock.now() })
    }
  })
}

async function reachedGoals(queries: Parameters<typeof readStandingGoals>[0], view: GoalView): Promise<number[]> {
  const waiting = await queries.first(
    `SELECT g.id FROM goals g LEFT JOIN goal_reaches r ON r.goal_id = g.id
     WHERE r.goal_id IS NULL AND g.archived_at IS NULL LIMIT 1`,
  )
  if (!waiting) return []
  return (await readStandingGoals(queries, view))
    .filter(({ row, facts }) => row.reached_at === null && row.archived_at === null && isReached(facts))
    .map(({ row }) => row.id)
}
