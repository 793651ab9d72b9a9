import type { Actor } from '#changes/domain/origin'
import type { Changed, Gateway } from '#changes/gateway'
import { NotFoundException } from '#core/exceptions'
import type { Queries } from '#database/database'
import { DEFAULT_TOLERANCE, type Tolerance, toleranceOf, type Tolerances } from '../domain/tolerance.js'
import type { ToleranceInput, ToleranceJson } from '../validators/tolerance.js'

interface ToleranceRow {
  account_id: number
  days_apart: number
  pending_days_apart: number
  likeness_percent: number
}

export async function readTolerances(queries: Queries): Promise<Tolerances> {
  const rows = await queries.all<ToleranceRow>(
    'SELECT account_id, days_apart, pending_days_apart, likeness_percent FROM import_tolerances',
  )
  return new Map(
    rows.map((row): [number, Tolerance] => [
      row.account_id,
      {
        daysApart: row.days_apart,
        pendingDaysApart: row.pending_days_apart,
        likeness: row.likeness_percent / 100,
      },
    ]),
  )
}

export async function readTolerance(queries: Queries, accountId: number): Promise<ToleranceJson> {
  await requireAccount(queries, accountId)
  const tolerances = await readTolerances(queries)
  return { ...toJson(toleranceOf(tolerances, accountId)), is_default: !tolerances.has(accountId) }
}

const toJson = ({ daysApart, pendingDaysApart, likeness }: Tolerance): ToleranceInput => ({
  days_apart: daysApart,
  pending_days_apart: pendingDaysApart,
  likeness_percent: Math.round(likeness * 100),
})

async function requireAccount(queries: Queries, id: number): Promise<void> {
  const sql = "SELECT id FROM accounts WHERE id = ? AND kind IN ('asset', 'liability')"
  if (!(await queries.first(sql, [id]))) throw new NotFoundException('account')
}

/** How generous imports into an account are when they look for a payment that is there already. */
export class EditTolerance {
  constructor(private readonly gateway: Gateway) {}

  handle(householdId: number, accountId: number, input: ToleranceInput, actor: Actor): Promise<Changed<void>> {
    const origin = { actor, cause: 'import_tolerance.changed', summary: 'Changed how imports find known payments' }
    return this.gateway.change(householdId, origin, async (changes) => {
      await requireAccount(changes, accountId)
      const known = await changes.first<{ id: number }>('SELECT id FROM import_tolerances WHERE account_id = ?', [
        accountId,
      ])
      const usual = toJson(DEFAULT_TOLERANCE)
      const isDefault = (Object.keys(usual) as (keyof ToleranceInput)[]).every((key) => usual[key] === input[key])
      if (isDefault) return known && changes.delete('import_tolerances', known.id)
      if (known) await changes.update('import_tolerances', known.id, { ...input })
      else await changes.insert('import_tolerances', { account_id: accountId, ...input })
    })
  }
}
