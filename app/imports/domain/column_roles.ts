import type { ColumnMapping } from '#sdk'
import type { FileTable } from './parsed_file.js'

/** What a column of a table can be, in the order in which a mapping is read. */
export const columnRoles = [
  'ignore',
  'date',
  'value_date',
  'amount',
  'money_in',
  'money_out',
  'direction',
  'currency',
  'balance',
  'payee',
  'memo',
  'counterparty',
  'category',
  'external_id',
  'check_number',
  'account',
  'status',
] as const
export type ColumnRole = (typeof columnRoles)[number]

export interface RoleOfColumn {
  index: number
  role: ColumnRole
}

type SingleField = Exclude<
  keyof ColumnMapping,
  'payee' | 'memo' | 'delimiter' | 'header_row' | 'date_order' | 'decimal' | 'inverted' | 'currency_code'
>

/** Roles that one column at most can have, and the field of a mapping that names it. */
const single: Partial<Record<ColumnRole, SingleField>> = {
  date: 'date',
  value_date: 'value_date',
  amount: 'amount',
  money_in: 'credit',
  money_out: 'debit',
  direction: 'direction',
  currency: 'currency',
  balance: 'balance',
  counterparty: 'counterparty',
  category: 'category',
  external_id: 'external_id',
  check_number: 'check_number',
  account: 'account',
  status: 'status',
}

/** A mapping as a person sees it: for each column its role. */
export function rolesOf({ columns, guessed }: FileTable): RoleOfColumn[] {
  const roles = new Map<number, ColumnRole>()
  for (const [role, field] of Object.entries(single)) {
    const index = guessed[field]
    if (typeof index === 'number') roles.set(index, role as ColumnRole)
  }
  // A column may give the payee and the memo; it is told as what it is first of all.
  for (const index of guessed.memo ?? []) if (!roles.has(index)) roles.set(index, 'memo')
  for (const index of guessed.payee ?? []) roles.set(index, 'payee')
  return columns.map(({ index }) => ({ index, role: roles.get(index) ?? 'ignore' }))
}

/** The mapping of chosen roles. Every field is named, so that nothing is guessed beside what was chosen. */
export function mappingOf(chosen: readonly RoleOfColumn[]): ColumnMapping {
  const withRole = (role: string) => chosen.filter((column) => column.role === role).map(({ index }) => index)
  const mapping: ColumnMapping = { payee: withRole('payee'), memo: withRole('memo') }
  for (const [role, field] of Object.entries(single)) {
    const [index = null] = withRole(role)
    if (field !== 'date') mapping[field] = index
    else if (index !== null) mapping.date = index
  }
  return mapping
}

/** Why roles cannot be a mapping; null when they can. */
export function whyNoMapping(chosen: readonly RoleOfColumn[]): string | null {
  const count = (role: ColumnRole) => chosen.filter((column) => column.role === role).length
  if (count('date') === 0) return 'Say which column has the dates.'
  if (count('amount') + count('money_in') + count('money_out') === 0) return 'Say which column has the amounts.'
  const double = Object.keys(single).find((role) => count(role as ColumnRole) > 1)
  return double === undefined ? null : `Only one column can be the ${double.replace('_', ' ')}.`
}
