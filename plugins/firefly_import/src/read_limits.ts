import { daysInMonth, type NamedTable } from '@florin/plugin-sdk'
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
  const [, year, month] = /^(\d{4})-(0[1-9]|1[0-2])-01/.exec(from) ?? []
  if (year === undefined) return null
  return to.startsWith(`${year}-${month}-${daysInMonth(Number(year), Number(month))}`) ? `${year}-${month}` : null
}
