import type { CategoryChoice, TransactionsToCategorize } from '#sdk'

export interface LabelledRows {
  transactions: TransactionsToCategorize
  labels: string[]
}

type Table = { columns: string[]; rows: Record<string, string>[] }

const USUAL = new Set(['date', 'description', 'amount', 'payee', 'currency', 'account', 'memo'])
const MORE_MAX = 20
const TEXT_MAX = 400
const NO_DAY = '1970-01-01'

/**
 * Labelled rows as a categoriser gets them. What is neither usual nor the label goes along as a further column, unless every row has a
 * value of its own there: then it is a number and says nothing.
 */
export function labelledRows({ columns, rows }: Table, label: string, others: readonly string[]): LabelledRows {
  const known = rows.filter((row) => row[label])
  const column = (name: string) => known.map((row) => row[name] ?? '')
  const more = others.filter((name) => columns.includes(name)).slice(0, MORE_MAX)
  return {
    transactions: {
      date: column('date').map(dayOf),
      amount: column('amount').map(amountOf),
      currency: column('currency').map((code) => (/^[A-Z]{3}$/.test(code) ? code : 'EUR')),
      payee: column('payee'),
      description: column('description'),
      account: column('account'),
      memo: column('memo'),
      more: Object.fromEntries(more.map((name) => [name, column(name).map((text) => text.slice(0, TEXT_MAX))])),
    },
    labels: column(label),
  }
}

/** Columns beside the usual ones that can say something, by what is learned from. */
export function furtherColumns({ columns, rows }: Table, label: string): string[] {
  return columns.filter((name) => {
    if (USUAL.has(name) || name === label || name === '') return false
    return rows.length < 2 || new Set(rows.map((row) => row[name])).size < rows.length
  })
}

/** Each label as a category; money goes where most of its rows go. */
export function labelsAsCategories({ labels, transactions }: LabelledRows): CategoryChoice[] {
  const incoming = new Map<string, number>()
  labels.forEach((label, at) => {
    const isIncome = !transactions.amount[at]!.startsWith('-')
    incoming.set(label, (incoming.get(label) ?? 0) + (isIncome ? 1 : -1))
  })
  // Where every amount is written without a sign, all of it was spent.
  const isUnsigned = transactions.amount.every((amount) => !amount.startsWith('-'))
  return [...incoming].map(([name, balance]) => ({
    id: name,
    key: '',
    name,
    path: [],
    kind: !isUnsigned && balance > 0 ? 'income' : 'expense',
  }))
}

function dayOf(text: string): string {
  const day = text.slice(0, 10)
  return /^\d{4}-[01]\d-[0-3]\d$/.test(day) ? day : NO_DAY
}

/** People write spaces and commas among thousands, and sometimes something that is no amount at all. */
function amountOf(text: string): string {
  const plain = text.replace(/[\s,']/g, '')
  const found = /-?\d+(\.\d+)?/.exec(plain)
  return found && found[0].length <= 30 ? found[0] : '0'
}
