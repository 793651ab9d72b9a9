/** What a column of a CSV file can be. */
export const COLUMN_ROLES = [
  { value: 'ignore', label: 'Not used' },
  { value: 'date', label: 'Date' },
  { value: 'amount', label: 'Amount' },
  { value: 'money_in', label: 'Money in' },
  { value: 'money_out', label: 'Money out' },
  { value: 'payee', label: 'Payee' },
  { value: 'memo', label: 'Memo' },
  { value: 'category', label: 'Category' },
  { value: 'currency', label: 'Currency' },
  { value: 'balance', label: 'Balance' },
  { value: 'external_id', label: 'Reference' },
]
