import type { ChooseCategories, RowsToChoose } from '#categorizing/services/choose_categories'
import { readCategorizingSettings } from '#categorizing/services/categorizing_settings'
import { formatAmount } from '#core/money'
import type { Queries } from '#database/database'
import { readProvenance, writeProvenance } from '#ledger/domain/provenance'
import type { Entry, NewRow } from './entry.js'
import type { PayeeBook } from './payee_book.js'
import type { Ledger } from './load_ledger.js'

/** What is asked and answered needs memory as well; two calls of the sandbox side by side take as many. */
const CHOSEN_AT_ONCE = 10_000

interface NewEntries {
  rows: readonly NewRow[]
  /** The choices go into it. */
  entries: Entry[]
  payees: PayeeBook
  ledger: Pick<Ledger, 'accounts'>
}

/**
 * Gives a category to entries that neither the file nor a rule gave one: the choice is made where it is sure enough, and else goes along
 * as a proposal.
 */
export async function chooseForEntries(
  queries: Queries,
  chooser: Pick<ChooseCategories, 'handle'>,
  { rows, entries, payees, ledger }: NewEntries,
): Promise<void> {
  const open = [...entries.keys()].filter((at) => isOpen(entries[at]))
  if (open.length === 0) return
  const { enabled, threshold } = await readCategorizingSettings(queries)
  if (!enabled) return
  const names = new Map(ledger.accounts.map(({ id, name }) => [id, name]))
  for (let from = 0; from < open.length; from += CHOSEN_AT_ONCE) {
    const some = open.slice(from, from + CHOSEN_AT_ONCE)
    const choices = await chooser.handle(queries, toChoose(some, { rows, entries, payees, names }))
    some.forEach((at, place) => {
      const choice = choices[place]
      if (!choice) return
      const isSure = choice.confidence * 100 >= threshold
      entries[at] = isSure ? chosen(entries[at], choice) : { ...entries[at], choice: { ...choice, isApplied: false } }
    })
  }
}

interface Asked {
  rows: readonly NewRow[]
  entries: readonly Entry[]
  payees: PayeeBook
  /** Of accounts, by id. */
  names: ReadonlyMap<number, string>
}

function toChoose(open: readonly number[], { rows, entries, payees, names }: Asked): RowsToChoose {
  return {
    payeeIds: open.map((at) => payees.ids.get(entries[at].payee?.key ?? '') ?? null),
    transactions: {
      date: open.map((at) => rows[at].row.occurredOn),
      amount: open.map((at) => formatAmount(rows[at].minor, rows[at].account.scale)),
      currency: open.map((at) => rows[at].account.currency),
      payee: open.map((at) => entries[at].payee?.name ?? ''),
      description: open.map((at) => entries[at].rawDescription || entries[at].memo),
      account: open.map((at) => names.get(rows[at].account.id) ?? ''),
    },
  }
}

const isOpen = ({ categoryId, categoryBy, parts }: Entry) =>
  categoryId === null && categoryBy === null && parts === null

function chosen(entry: Entry, choice: Omit<NonNullable<Entry['choice']>, 'isApplied'>): Entry {
  const provenance = { ...readProvenance(entry.provenance), category: { by: 'plugin', label: choice.reason } } as const
  return {
    ...entry,
    categoryId: choice.categoryId,
    categoryBy: 'plugin',
    provenance: writeProvenance(provenance),
    choice: { ...choice, isApplied: true },
  }
}
