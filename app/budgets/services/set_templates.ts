import type { ChangeSet } from '#changes/change_set'
import type { TemplateJson } from '../validators/template.js'
import type { Budget } from '../domain/budget.js'
import { understand } from './read_templates.js'

/** Gives a category these templates in place of the ones it had. Those that stay the same keep their rows. */
export async function setTemplates(
  changes: ChangeSet,
  { currency }: Budget,
  categoryId: number,
  templates: readonly TemplateJson[],
): Promise<void> {
  templates.forEach((template, at) => understand(template, currency.scale, `/templates/${at}`))
  const rows = await changes.all<{ id: number }>(
    'SELECT id FROM budget_templates WHERE category_id = ? ORDER BY position, id',
    [categoryId],
  )
  for (const [position, template] of templates.entries()) {
    const values = { priority: template.priority, position, template: JSON.stringify(template) }
    const row = rows[position]
    if (row) await changes.update('budget_templates', row.id, values)
    else await changes.insert('budget_templates', { category_id: categoryId, ...values })
  }
  for (const { id } of rows.slice(templates.length)) await changes.delete('budget_templates', id)
}
