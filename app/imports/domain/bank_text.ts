import type { BankRow } from './bank_row.js'

/** All that the bank wrote about a payment, without saying the same twice. */
export function bankText({ payee, memo }: Pick<BankRow, 'payee' | 'memo'>): string {
  if (memo === '' || payee === '') return payee + memo
  if (memo.includes(payee)) return memo
  if (payee.includes(memo)) return payee
  return `${payee} ${memo}`
}

/** What the payment is for, in words. */
export function purposeOf({ memo, purpose }: Pick<BankRow, 'memo' | 'purpose'>): string {
  return purpose ?? memo
}
