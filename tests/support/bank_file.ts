/** A bank's CSV file with the columns Date, Payee, Text, Amount, Transaction ID. */
export interface BankLine {
  date: string
  payee: string
  text?: string
  amount: string
  reference?: string
}

export function bankFile(lines: readonly BankLine[]): string {
  const rows = lines.map(({ date, payee, text = '', amount, reference = '' }) =>
    [date, payee, text, amount, reference].join(';'),
  )
  return ['Date;Payee;Text;Amount;Transaction ID', ...rows, ''].join('\n')
}

/** A file as a browser uploads it. */
export function upload(
  content: string,
  fields: Record<string, string | number> = {},
  name = 'statement.csv',
): FormData {
  const form = new FormData()
  form.set('file', new File([content], name, { type: 'text/csv' }))
  for (const [field, value] of Object.entries(fields)) form.set(field, String(value))
  return form
}
