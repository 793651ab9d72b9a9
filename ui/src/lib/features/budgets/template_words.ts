import type { BudgetTemplate } from '#lib/api/budgets.ts'

export const templateWords: Record<BudgetTemplate['kind'], string> = {
  fixed: 'A fixed amount',
  refill: 'Refill up to an amount',
  by_date: 'Save until a day',
  percent: 'A part of the income',
  average: 'What is usually spent',
  schedule: 'A payment that comes again',
  bill: 'What a bill needs',
  remainder: 'A share of what is left',
}

/** Members a kind of template has, in the order they are asked for. */
export const templateFields: Record<BudgetTemplate['kind'], readonly (keyof BudgetTemplate)[]> = {
  fixed: ['amount'],
  refill: ['amount'],
  by_date: ['amount', 'by', 'repeat_months'],
  percent: ['percent', 'of'],
  average: ['periods'],
  schedule: ['amount', 'first_on', 'every', 'unit'],
  bill: ['recurring_id'],
  remainder: ['weight'],
}

/** What a new template of a kind begins with. */
export function newTemplate(kind: BudgetTemplate['kind'], today: string): BudgetTemplate {
  const values: BudgetTemplate = {
    kind,
    priority: 1,
    amount: '100.00',
    by: today,
    percent: 10,
    of: 'period',
    periods: 3,
    first_on: today,
    every: 1,
    unit: 'month',
    weight: 1,
  }
  return reduced(values)
}

/** Leaves out what its kind does not have. */
export function reduced(template: BudgetTemplate): BudgetTemplate {
  const wanted = new Set<string>(['kind', 'priority', ...templateFields[template.kind]])
  return Object.fromEntries(
    Object.entries(template).filter(([name, value]) => wanted.has(name) && value !== undefined && value !== null),
  ) as BudgetTemplate
}
