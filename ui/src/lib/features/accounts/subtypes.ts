import type { AccountKind, AccountSubtype } from '#lib/api/types.ts'

export const SUBTYPES: Record<AccountSubtype, { label: string; kind: AccountKind }> = {
  checking: { label: 'Current account', kind: 'asset' },
  savings: { label: 'Savings', kind: 'asset' },
  cash: { label: 'Cash', kind: 'asset' },
  wallet: { label: 'Wallet or prepaid', kind: 'asset' },
  credit_card: { label: 'Credit card', kind: 'liability' },
  loan: { label: 'Loan', kind: 'liability' },
  mortgage: { label: 'Mortgage', kind: 'liability' },
  brokerage: { label: 'Investments', kind: 'asset' },
  property: { label: 'Property', kind: 'asset' },
  vehicle: { label: 'Vehicle', kind: 'asset' },
  other_asset: { label: 'Something else you own', kind: 'asset' },
  other_liability: { label: 'Something else you owe', kind: 'liability' },
}

export const SUBTYPE_OPTIONS = (Object.keys(SUBTYPES) as AccountSubtype[]).map((value) => ({
  value,
  label: SUBTYPES[value].label,
}))

/** Accounts are shown in these groups, in this order. */
export const ACCOUNT_GROUPS: { title: string; subtypes: AccountSubtype[] }[] = [
  { title: 'Everyday money', subtypes: ['checking', 'cash', 'wallet', 'credit_card'] },
  { title: 'Savings and investments', subtypes: ['savings', 'brokerage'] },
  { title: 'Things you own', subtypes: ['property', 'vehicle', 'other_asset'] },
  { title: 'Loans', subtypes: ['loan', 'mortgage', 'other_liability'] },
]
