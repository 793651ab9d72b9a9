import type { AccountKind } from '../domain/account_types.js'
import type { JournalAccount } from './read_journal.js'

const roots: Record<AccountKind, string> = {
  asset: 'Assets',
  liability: 'Liabilities',
  equity: 'Equity',
  income: 'Income',
  expense: 'Expenses',
}

/**
 * Full account names such as `Expenses:Home:Rent`, each used once. `part` turns one name into what the journal's format allows.
 */
export function accountNames(accounts: readonly JournalAccount[], part: (name: string) => string): Map<number, string> {
  const byId = new Map(accounts.map((account) => [account.id, account]))
  const names = new Map<number, string>()
  const taken = new Set<string>()
  const nameOf = (account: JournalAccount): string => {
    const known = names.get(account.id)
    if (known) return known
    const parent = account.parent_id === null ? undefined : byId.get(account.parent_id)
    const full = `${parent ? nameOf(parent) : roots[account.kind]}:${part(account.name)}`
    let name = full
    for (let copy = 2; taken.has(name.toLowerCase()); copy++) name = `${full}-${copy}`
    taken.add(name.toLowerCase())
    names.set(account.id, name)
    return name
  }
  for (const account of accounts) nameOf(account)
  return names
}
