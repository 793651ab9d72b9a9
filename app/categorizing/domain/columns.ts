import type { TransactionsToCategorize } from '#sdk'

/** The same table with every column changed in the same way. */
export function eachColumn(
  transactions: TransactionsToCategorize,
  change: (column: string[]) => string[],
): TransactionsToCategorize {
  const { date, amount, currency, payee, description, account, memo, more } = transactions
  const changed: TransactionsToCategorize = {
    date: change(date),
    amount: change(amount),
    currency: change(currency),
    payee: change(payee),
    description: change(description),
    account: change(account),
  }
  if (memo) changed.memo = change(memo)
  if (more) changed.more = Object.fromEntries(Object.entries(more).map(([name, column]) => [name, change(column)]))
  return changed
}
