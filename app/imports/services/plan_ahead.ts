import type { Database, Queries } from '#database/database'

type Make<Plan> = (queries: Queries) => Promise<Plan>

/**
 * Makes a plan before it is this import's turn to write, because others wait for theirs meanwhile, and models take their time. Answers
 * what to call when the turn has come: it gives that plan where nothing was changed since, and else a new one.
 */
export async function planAhead<Plan>(
  database: Pick<Database, 'read'>,
  householdId: number,
  make: Make<Plan>,
): Promise<Make<Plan>> {
  // The number is read before the plan is made: what is changed while that goes on makes it an old one.
  const ahead = await database.read(householdId, async (queries) => ({
    changeSetId: await latestChangeSet(queries),
    plan: await make(queries),
  }))
  return async (queries) => ((await latestChangeSet(queries)) === ahead.changeSetId ? ahead.plan : make(queries))
}

async function latestChangeSet(queries: Queries): Promise<number | null> {
  return (await queries.first<{ id: number | null }>('SELECT MAX(id) AS id FROM change_sets'))!.id
}
