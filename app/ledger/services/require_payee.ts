import { invalidField } from '#core/exceptions'
import type { Queries } from '#database/database'

export async function requirePayee(queries: Queries, id: number): Promise<number> {
  if (!(await queries.first('SELECT id FROM payees WHERE id = ?', [id])))
    throw invalidField('/payee_id', 'payee', 'There is no payee like that here.')
  return id
}
