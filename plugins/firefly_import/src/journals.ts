import { PluginError, type NamedRow, type NamedTable } from '@florin/plugin-sdk'

const AMOUNT = /^-?\d{1,15}(\.\d{1,18})?$/
const DAY = /^\d{4}-\d\d-\d\d/

/** One journal of the export: money that went from one account to another. Amounts are without a sign. */
export interface Journal {
  line: number
  group: string
  groupTitle: string
  type: string
  date: string
  amount: string
  currency: string
  foreign: { amount: string; currency: string } | null
  description: string
  source: Side
  destination: Side
  isReconciled: boolean
  category: string
  budget: string
  tags: string[]
  note: string
  /** The bank's own number, where an importer of Firefly kept it. */
  reference: string
}

export interface Side {
  name: string
  type: string
  iban: string
}

export const isTransactions = (table: NamedTable) =>
  table.has('journal_id', 'type', 'amount', 'currency_code', 'date', 'source_name', 'destination_name')

/** Reads the journals; rows that cannot be understood are told. */
export function readJournals(table: NamedTable, tell: (line: number, problem: string) => void): Journal[] {
  if (!isTransactions(table))
    throw new PluginError('invalid_input', 'It is not the list of transactions that Firefly III exports.')
  const journals: Journal[] = []
  for (const row of table.rows()) {
    const problem = problemOf(row)
    if (problem) tell(row.line, problem)
    else journals.push(journalOf(row))
  }
  return journals
}

function problemOf(row: NamedRow): string | undefined {
  if (!DAY.test(row.get('date'))) return `"${row.get('date').slice(0, 40)}" is no date`
  if (!AMOUNT.test(row.get('amount'))) return `"${row.get('amount').slice(0, 40)}" is no amount`
  return row.get('currency_code') === '' ? 'there is no currency' : undefined
}

function journalOf(row: NamedRow): Journal {
  const foreign = row.get('foreign_amount')
  const hasForeign = AMOUNT.test(foreign) && /[1-9]/.test(foreign) && row.get('foreign_currency_code') !== ''
  const side = (name: 'source' | 'destination'): Side => ({
    name: row.get(`${name}_name`),
    type: row.get(`${name}_type`),
    iban: row.get(`${name}_iban`),
  })
  return {
    line: row.line,
    group: row.get('group_id') || `journal ${row.get('journal_id')}`,
    groupTitle: row.get('group_title'),
    type: row.get('type'),
    date: row.get('date').slice(0, 10),
    amount: absolute(row.get('amount')),
    currency: row.get('currency_code'),
    foreign: hasForeign ? { amount: absolute(foreign), currency: row.get('foreign_currency_code') } : null,
    description: row.get('description'),
    source: side('source'),
    destination: side('destination'),
    isReconciled: /^(1|true|yes)$/i.test(row.get('reconciled')),
    category: row.get('category'),
    budget: row.get('budget'),
    tags: row
      .get('tags')
      .split(',')
      .map((tag) => tag.trim().replace(/\s+/g, '-'))
      .filter((tag) => tag !== ''),
    note: row.get('notes'),
    reference: row.get('external_id'),
  }
}

const absolute = (amount: string) => shortened(amount.replace(/^-/, ''))

/** Without the zeros behind the second decimal: Firefly writes ten of them. */
export const shortened = (amount: string) => amount.replace(/(\.\d\d\d*?)0+$/, '$1')
