import type { ColumnMapping } from '@florin/plugin-sdk'
import { normalise } from './vocabulary.js'

/** Exports whose columns are known and that no rule could read right. Each is recognised by names that only it has together. */
interface Layout {
  names: string[]
  mapping: ColumnMapping
}

const LAYOUTS: Layout[] = [
  // Monefy writes the day first in every language, and its category is what a payee is elsewhere.
  {
    names: ['date', 'account', 'category', 'amount', 'currency', 'converted amount', 'currency', 'description'],
    mapping: { date_order: 'dmy', payee: [2], memo: [7], category: 2 },
  },
  // T-Bank tells what was paid in the merchant's currency and what left the account.
  {
    names: [
      'дата операции',
      'дата платежа',
      'номер карты',
      'статус',
      'сумма операции',
      'валюта операции',
      'сумма платежа',
      'валюта платежа',
    ],
    mapping: { amount: 6, currency: 7 },
  },
  // Payoneer is an American export, also for accounts in other currencies.
  {
    names: [
      'transaction date',
      'transaction time',
      'time zone',
      'transaction id',
      'description',
      'credit amount',
      'debit amount',
    ],
    mapping: { date_order: 'mdy' },
  },
]

/** What is known beforehand about a table with these names. */
export function knownLayout(names: string[]): ColumnMapping {
  const given = names.map(normalise)
  return LAYOUTS.find((layout) => layout.names.every((name, index) => given[index] === name))?.mapping ?? {}
}
