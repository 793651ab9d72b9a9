import type { DateOrder } from '#lib/api/types.ts'

/** What a column of a table can be. */
export const COLUMN_ROLES = [
  { value: 'ignore', label: 'Not used' },
  { value: 'date', label: 'Date' },
  { value: 'value_date', label: 'Value date' },
  { value: 'amount', label: 'Amount' },
  { value: 'money_in', label: 'Money in' },
  { value: 'money_out', label: 'Money out' },
  { value: 'direction', label: 'In or out' },
  { value: 'currency', label: 'Currency' },
  { value: 'balance', label: 'Balance' },
  { value: 'payee', label: 'Payee' },
  { value: 'memo', label: 'Memo' },
  { value: 'counterparty', label: 'Other account' },
  { value: 'category', label: 'Category' },
  { value: 'external_id', label: 'Reference' },
  { value: 'check_number', label: 'Cheque number' },
  { value: 'account', label: 'Own account' },
  { value: 'status', label: 'Status' },
]

export const DATE_ORDERS: { value: DateOrder; label: string }[] = [
  { value: 'dmy', label: 'Day, month, year' },
  { value: 'mdy', label: 'Month, day, year' },
  { value: 'ymd', label: 'Year, month, day' },
]

export const DECIMAL_MARKS: { value: '.' | ','; label: string }[] = [
  { value: '.', label: '1,234.50' },
  { value: ',', label: '1.234,50' },
]
