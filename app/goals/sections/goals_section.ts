import { currencyScale, isCurrency } from '#commodities/domain/currencies'
import {
  amount,
  day,
  type Entry,
  instant,
  looseReference,
  oneOf,
  orNull,
  references,
  RefusedError,
  someText,
  text,
} from '#portability/services/fields'
import type { Section } from '#portability/services/section'
import { readTable, restoreTable } from '#portability/services/table_section'

const money = amount(({ currency }) => {
  if (!isCurrency(String(currency))) throw new RefusedError('is in a currency that there is not')
  return currencyScale(String(currency))
})

const goals = {
  name: 'goals',
  table: 'goals',
  kind: 'goal',
  fields: {
    name: someText(),
    kind: oneOf(['save', 'pay_down']),
    currency: someText(3),
    target_amount: money,
    start_amount: money,
    entered_amount: money,
    excluded_amount: money,
    account_ids: references('account'),
    category_id: looseReference('account'),
    started_on: day(),
    target_on: orNull(day()),
    contribution: orNull(money),
    yearly_rate: orNull(text(30)),
    note: text(),
    archived_at: orNull(instant()),
    created_at: instant(),
  },
}

/** What a household saves up for or pays down. That a goal was reached is told once, wherever it is. */
export const goalsSection: Section = {
  name: goals.name,
  tables: ['goals'],
  async read(queries) {
    const reached = await queries.all<{ goal_id: number; reached_at: string }>(
      'SELECT goal_id, reached_at FROM goal_reaches',
    )
    const byGoal = new Map(reached.map(({ goal_id: id, reached_at: at }) => [id, at]))
    const told = await readTable(queries, goals)
    return told.map((goal) => ({ ...goal, reached_at: byGoal.get(goal.id as number) ?? null }))
  },
  async restore(restoring, entries, first) {
    await restoreTable(restoring, goals, entries, first)
    const reached = (entries as Entry[]).filter(({ reached_at: at }) => at !== null && at !== undefined)
    const { operational, householdId } = restoring.changes
    for (const { id } of reached)
      await operational.run('INSERT INTO goal_reaches (goal_id, household_id, reached_at) VALUES (?, ?, ?)', [
        restoring.idOf('goal', id),
        householdId,
        restoring.around.now,
      ])
  },
}
