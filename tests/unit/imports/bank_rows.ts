import type { BankRow } from '#imports/domain/bank_row'

/** A row of a bank file; only what a test is about has to be named. */
export function bankRow(row: Partial<BankRow> = {}): BankRow {
  return {
    number: 1,
    statement: 0,
    line: 1,
    occurredOn: '2026-03-01',
    amount: '-4.20',
    currency: '',
    payee: 'Kaffeehaus',
    memo: '',
    externalId: '',
    isPending: false,
    counterparty: '',
    checkNumber: '',
    category: '',
    ...row,
  }
}
