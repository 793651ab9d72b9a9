import { currencyScale, isCurrency } from '#commodities/domain/currencies'
import type { Queries, Row } from '#database/database'
import {
  amount,
  day,
  type Entry,
  type Field,
  instant,
  json,
  oneOf,
  orNull,
  reference,
  someText,
  whole,
  yesOrNo,
} from '#portability/services/fields'
import { GONE, type KnownIds, type Restoring } from '#portability/services/restoring'
import type { Section } from '#portability/services/section'
import { readTable, restoreTable } from '#portability/services/table_section'
import { EntryReader } from '#portability/services/take_entry'
import { understand } from '../services/read_templates.js'
import { type TemplateJson, templatesValidator } from '../validators/template.js'

const NAME = 'budgets'

const budget = {
  currency: someText(3),
  period_length: oneOf(['week', 'two_weeks', 'month', 'year']),
  anchor_on: day(),
  starts_on: day(),
  default_mode: oneOf(['envelope', 'limit']),
  opening_amount: amount(({ currency }) => currencyScale(String(currency))),
  created_at: instant(),
}

/** The lists of a budget, by the table of each. Their amounts are in the budget's currency. */
function listsOf(scale: number): Record<string, { table: string; fields: Record<string, Field> }> {
  const money = amount(() => scale)
  const category = { category_id: reference('account') }
  return {
    categories: {
      table: 'budget_categories',
      fields: {
        ...category,
        mode: orNull(oneOf(['envelope', 'limit', 'none'])),
        rollover: orNull(oneOf(['surplus', 'deficit', 'both', 'none'])),
        covers_branch: yesOrNo(),
        set_aside: yesOrNo(),
      },
    },
    assignments: { table: 'budget_assignments', fields: { ...category, period_on: day(), amount: money } },
    holds: { table: 'budget_holds', fields: { period_on: day(), amount: money } },
    templates: {
      table: 'budget_templates',
      fields: {
        ...category,
        priority: whole(0, 9),
        position: whole(),
        template: json((told, ids) => templateHere(told as TemplateJson, ids)),
      },
    },
  }
}

function templateHere(told: TemplateJson, ids: KnownIds): unknown {
  const { recurring_id: bill } = told
  return bill === undefined ? told : { ...told, recurring_id: ids.find('recurring_payment', bill) ?? GONE }
}

/** The household's budget, if it has one: what categories are, what each was given, what is held, and the templates that give. */
export const budgetsSection: Section = {
  name: NAME,
  tables: ['budgets', 'budget_categories', 'budget_assignments', 'budget_holds', 'budget_templates'],
  async read(queries) {
    const budgets = await readTable(queries, { table: 'budgets', fields: budget })
    return Promise.all(budgets.map((each) => withLists(queries, each)))
  },
  async restore(restoring, entries) {
    const reader = new EntryReader(restoring)
    if (entries.length > 1) reader.refuse(`/${NAME}/1`, 'is one budget too many')
    for (const [at, entry] of entries.entries()) {
      const row = reader.row(entry, budget, `/${NAME}/${at}`)
      if (!isCurrency(String(row.currency))) reader.refuse(`/${NAME}/${at}/currency`, 'is no currency')
      reader.done()
      await restoreBudget(restoring, entry as Entry, row)
    }
  },
}

async function withLists(queries: Queries, told: Entry): Promise<Entry> {
  const lists: Entry = {}
  for (const [name, list] of Object.entries(listsOf(currencyScale(String(told.currency)))))
    lists[name] = await readTable(queries, list)
  return { ...told, ...lists }
}

async function restoreBudget(restoring: Restoring, entry: Entry, row: Row): Promise<void> {
  const scale = currencyScale(String(row.currency))
  await requireTemplates(restoring, entry, scale)
  await restoring.changes.insert('budgets', row)
  const reader = new EntryReader(restoring)
  for (const [name, list] of Object.entries(listsOf(scale))) {
    const told = reader.list(entry[name] ?? [], `/${NAME}/0/${name}`)
    reader.done()
    await restoreTable(restoring, { name: `${NAME}/0/${name}`, ...list }, told)
  }
}

/** What a template needs depends on its kind. */
async function requireTemplates(restoring: Restoring, { templates }: Entry, scale: number): Promise<void> {
  const reader = new EntryReader(restoring)
  const told = reader.list(templates ?? [], `/${NAME}/0/templates`)
  for (const [at, entry] of told.entries()) {
    const pointer = `/${NAME}/0/templates/${at}`
    const { template } = reader.object(entry, pointer)
    const [wrong, valid] = await templatesValidator.tryValidate({ data: [template] })
    if (wrong) reader.refuse(`${pointer}/template`, 'is no template')
    else
      reader.try(`${pointer}/template`, () => {
        understand(valid.data[0], scale, pointer)
        return null
      })
  }
  reader.done()
}
