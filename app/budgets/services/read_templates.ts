import { invalidField, NotFoundException } from '#core/exceptions'
import { parseAmount } from '#core/money'
import type { Queries } from '#database/database'
import type { PrioritisedTemplate } from '../domain/filling.js'
import type { BillTime, Template } from '../domain/templates.js'
import type { TemplateJson } from '../validators/template.js'

interface TemplateRow {
  category_id: number
  template: string
}

/** Templates as people wrote them, by category, in their order. */
export async function readTemplates(queries: Queries): Promise<Map<number, TemplateJson[]>> {
  const rows = await queries.all<TemplateRow>(
    'SELECT category_id, template FROM budget_templates ORDER BY category_id, position, id',
  )
  const byCategory = new Map<number, TemplateJson[]>()
  for (const { category_id: id, template } of rows)
    byCategory.set(id, [...(byCategory.get(id) ?? []), JSON.parse(template) as TemplateJson])
  return byCategory
}

/** Understands a template; a member that its kind needs and that is missing is told by its pointer. `timesOf` knows bills. */
export function understand(
  json: TemplateJson,
  scale: number,
  pointer: string,
  timesOf: (recurringId: number) => readonly BillTime[] = () => [],
): PrioritisedTemplate {
  const needed = <Name extends keyof TemplateJson>(name: Name): NonNullable<TemplateJson[Name]> => {
    const value = json[name]
    if (value === undefined || value === null)
      throw invalidField(`${pointer}/${name}`, 'required', `A template of the kind "${json.kind}" needs "${name}".`)
    return value
  }
  const amount = () => parseAmount(needed('amount'), scale)
  const templates: { [Kind in Template['kind']]: () => Template } = {
    fixed: () => ({ kind: 'fixed', amount: amount() }),
    refill: () => ({ kind: 'refill', upTo: amount() }),
    by_date: () => ({ kind: 'by_date', amount: amount(), by: needed('by'), repeatMonths: json.repeat_months ?? null }),
    percent: () => ({ kind: 'percent', percent: needed('percent'), of: json.of ?? 'period' }),
    average: () => ({ kind: 'average', periods: needed('periods') }),
    schedule: () => ({
      kind: 'schedule',
      amount: amount(),
      cadence: { firstOn: needed('first_on'), every: json.every ?? 1, unit: needed('unit') },
    }),
    bill: () => ({ kind: 'bill', times: timesOf(needed('recurring_id')) }),
    remainder: () => ({ kind: 'remainder', weight: json.weight ?? 1 }),
  }
  return { priority: json.priority, template: templates[json.kind]() }
}

export async function readTemplatesOf(queries: Queries, categoryId: number): Promise<TemplateJson[]> {
  const category = await queries.first(`SELECT id FROM accounts WHERE id = ? AND kind = 'expense'`, [categoryId])
  if (!category) throw new NotFoundException('spending category')
  return (await readTemplates(queries)).get(categoryId) ?? []
}
