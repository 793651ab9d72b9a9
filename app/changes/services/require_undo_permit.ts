import type { Queries } from '#database/database'
import { type Caller, type CurrentHousehold, hasScope } from '#http/caller'
import { RoleTooLowException, ScopeMissingException } from '#http/exceptions'
import { reaches, type Role, type Scope } from '#http/operation'

/** What it takes to change rows of some tables, where that is more than it takes to change the books. */
export interface UndoPermit {
  tables: readonly string[]
  role: Role
  scope: Scope
}

/**
 * An undo is a change like the one it takes back, so it takes the same role and scope: who may not set up a webhook may not bring one back
 * that an administrator deleted.
 */
export async function requireUndoPermit(
  queries: Queries,
  changeSetId: number,
  permits: readonly UndoPermit[],
  { caller, household }: { caller: Caller; household: CurrentHousehold },
): Promise<void> {
  const rows = await queries.all<{ table_name: string }>(
    'SELECT DISTINCT table_name FROM changes WHERE change_set_id = ?',
    [changeSetId],
  )
  const touched = new Set(rows.map(({ table_name: table }) => table))
  for (const { tables, role, scope } of permits) {
    if (!tables.some((table) => touched.has(table))) continue
    if (!hasScope(caller, scope)) throw new ScopeMissingException(scope)
    if (!reaches(household.role, role)) throw new RoleTooLowException(role, household.role)
  }
}
