import type { Florin } from '@florin/plugin-sdk'
import type { Settings } from './settings.js'
import { withoutIdentifiers } from './without_identifiers.js'

interface Category {
  id: number
  name: string
  kind: string
  archived: boolean
}

interface Transaction {
  id: number
  occurred_on: string
  amount: string
  currency: string
  payee: string | null
  category: string | null
}

interface MonthTotal {
  month: string
  account: string
  kind: string
  currency: string
  amount: string
}

/** What the model gets to see. Rows have short names here: the real ids stay in Florin, and invented ones are recognised. */
export interface Knowledge {
  categories: Map<string, Category>
  transactions: Map<string, Transaction>
  totals: MonthTotal[]
}

const DEFAULT_MONTHS = 6
const DEFAULT_TRANSACTIONS = 60
const MOST_TOTALS = 600

export async function gather(florin: Florin, settings: Settings): Promise<Knowledge> {
  const { months = DEFAULT_MONTHS, transactions: count = DEFAULT_TRANSACTIONS } = settings
  const today = florin.now.slice(0, 10)
  const from = firstDay(today, months)
  const [totals, categories, transactions] = await Promise.all([
    florin.data.read<MonthTotal>('month_totals', { from, to: today, limit: MOST_TOTALS }),
    florin.data.read<Category>('categories'),
    count > 0 ? florin.data.read<Transaction>('transactions', { from, limit: count }) : [],
  ])
  const open = categories.filter(({ archived }) => !archived)
  const tidied = transactions.map((each) => ({ ...each, payee: withoutIdentifiers(each.payee ?? '') }))
  return {
    totals: totals.filter(({ kind }) => kind === 'income' || kind === 'expense'),
    categories: named('c', open),
    transactions: named('t', tidied),
  }
}

function named<T>(letter: string, rows: readonly T[]): Map<string, T> {
  return new Map(rows.map((row, at) => [`${letter}${at + 1}`, row]))
}

function firstDay(today: string, months: number): string {
  const [year, month] = today.split('-').map(Number) as [number, number]
  const first = year * 12 + month - months
  return `${Math.floor(first / 12)}-${String((first % 12) + 1).padStart(2, '0')}-01`
}
