import type { ChangeSet } from '#changes/change_set'
import { invalidField } from '#core/exceptions'
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
  await requireBills(changes, templates)
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

async function requireBills(changes: ChangeSet, templates: readonly TemplateJson[]): Promise<void> {
  for (const [at, { kind, recurring_id: id }] of templates.entries()) {
    if (kind !== 'bill' || (await changes.first('SELECT id FROM recurring_payments WHERE id = ?', [id!]))) continue
    throw invalidField(`/templates/${at}/recurring_id`, 'recurring_payment', 'There is no bill like that here.')
  }
}
