export type AccountKind = 'asset' | 'liability' | 'equity' | 'income' | 'expense'

/** The kinds of account a person keeps money in or owes money on, and the side of the books each stands on. */
export const ownAccountSubtypes = {
  checking: 'asset',
  savings: 'asset',
  cash: 'asset',
  wallet: 'asset',
  brokerage: 'asset',
  property: 'asset',
  vehicle: 'asset',
  other_asset: 'asset',
  credit_card: 'liability',
  loan: 'liability',
  mortgage: 'liability',
  other_liability: 'liability',
} as const satisfies Record<string, AccountKind>

export type OwnAccountSubtype = keyof typeof ownAccountSubtypes

/** Accounts every ledger has, found by role and never deleted. */
export type AccountRole = 'opening_balances' | 'uncategorised_income' | 'uncategorised_expense' | 'currency_exchange'
