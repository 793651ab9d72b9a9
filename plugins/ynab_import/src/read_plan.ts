import { PluginError, writtenAmounts, type NamedTable } from '@florin/plugin-sdk'
import { INCOME_GROUP, type YnabBudget } from './budget.js'
import { categoryOf } from './read_register.js'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const COLUMNS = ['Assigned', 'Budgeted']

export const isPlan = (table: NamedTable) =>
  table.has('Month') && COLUMNS.some((name) => table.has(name)) && table.names.some((name) => /category/i.test(name))

/** Reads the table of what each category was assigned in each month into a budget. */
export function readPlan(table: NamedTable, budget: YnabBudget): void {
  const column = COLUMNS.find((name) => table.has(name))!
  const read = writtenAmounts([...table.rows()].map((row) => row.get(column)))
  let understood = 0
  for (const row of table.rows()) {
    const month = monthOf(row.get('Month'))
    const category = categoryOf(row)
    const amount = read(row.get(column) || '0')
    if (!month || !category || amount === undefined) continue
    understood++
    const key = `${category.group}\n${category.name}`
    budget.categories.set(key, { ...category, isIncome: INCOME_GROUP.test(category.group) })
    budget.assigned.push({ category: key, month, amount })
  }
  if (understood === 0)
    throw new PluginError('invalid_input', 'The plan has no row with a month, a category and an amount.')
}

/** `Jan 2024`, `January 2024`, `01/2024` and `2024-01` as `2024-01`. */
function monthOf(text: string): string | undefined {
  const [, word, numeral, year] = /^(?:([a-z]{3,9})\.?|(\d{1,2}))[ /-](\d{4})$/i.exec(text) ?? []
  const iso = /^(\d{4})-(0[1-9]|1[0-2])(-\d\d)?$/.exec(text)
  if (iso) return `${iso[1]}-${iso[2]}`
  const number = word ? MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1 : Number(numeral ?? 0)
  return year && number >= 1 && number <= 12 ? `${year}-${String(number).padStart(2, '0')}` : undefined
}
