import type { NamedTable } from '@florin/plugin-sdk'
import { shortened } from './journals.js'

export interface Limit {
  budget: string
  /** Null for limits of anything but a whole month. */
  month: string | null
  amount: string
}

export const isBudgets = (table: NamedTable) => table.has('budget_id', 'name', 'start_date', 'end_date', 'amount')

/** What budgets were limited to. */
export function readLimits(table: NamedTable): Limit[] {
  const limits: Limit[] = []
  for (const row of table.rows()) {
    const amount = row.get('amount')
    if (!/^-?\d{1,15}(\.\d{1,18})?$/.test(amount)) continue
    limits.push({
      budget: row.get('name'),
      month: monthOf(row.get('start_date'), row.get('end_date')),
      amount: shortened(amount),
    })
  }
  return limits
}

function monthOf(from: string, to: string): string | null {
  const month = from.slice(0, 7)
  const last = new Date(Date.UTC(Number(from.slice(0, 4)), Number(from.slice(5, 7)), 0))
  if (Number.isNaN(last.getTime()) || !from.startsWith(`${month}-01`)) return null
  return to.slice(0, 10) === last.toISOString().slice(0, 10) ? month : null
}
