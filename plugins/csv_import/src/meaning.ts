import type { ColumnMapping } from '@florin/plugin-sdk'

/** Which column is what. Amounts are either `amount`, or `debit` and `credit`. */
export type Columns = Pick<
  Required<ColumnMapping>,
  | 'value_date'
  | 'amount'
  | 'debit'
  | 'credit'
  | 'direction'
  | 'balance'
  | 'currency'
  | 'currency_code'
  | 'account'
  | 'payee'
  | 'memo'
  | 'external_id'
  | 'counterparty'
  | 'category'
  | 'check_number'
  | 'status'
> & { date: number | null }
