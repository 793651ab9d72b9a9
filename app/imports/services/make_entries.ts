import type { ChooseCategories } from '#categorizing/services/choose_categories'
import type { Queries } from '#database/database'
import { type Provenance, writeProvenance } from '#ledger/domain/provenance'
import type { Outcome as RuleOutcome } from '#rules/domain/compile_rules'
import { ruleRow } from '#rules/domain/row'
import { bankText, purposeOf } from '../domain/bank_text.js'
import type { BankRow } from '../domain/bank_row.js'
import { splitParts, type SplitPart } from '../domain/split_parts.js'
import { chooseForEntries } from './choose_for_entries.js'
import type { Entry, EntryMarks, NewRow } from './entry.js'
import type { Ledger } from './load_ledger.js'
import { PayeeBook } from './payee_book.js'

/**
 * Works out payee, category, texts and tags of new rows: what the file says, what the rules make of it, and for the rest what is most
 * likely.
 */
export async function makeEntries(
  queries: Queries,
  ledger: Ledger,
  rows: readonly NewRow[],
  chooser?: ChooseCategories,
): Promise<{ entries: Entry[]; payees: PayeeBook }> {
  const payees = new PayeeBook()
  for (const { row } of rows) payees.expect(row.payee)
  await payees.recognise(queries)
  await ledger.history?.cover(
    queries,
    rows.map(({ row }) => ({ date: row.occurredOn })),
  )
  const entries = new Array<Entry>(rows.length)
  for (const at of orderOfTrial(rows, ledger)) entries[at] = makeEntry(rows[at], ledger, payees)
  await payees.recognise(queries)
  if (chooser) await chooseForEntries(queries, chooser, { rows, entries, payees, ledger })
  return { entries, payees }
}

/** Rules that look back on other transactions meet the rows in the order in which they happened. */
function orderOfTrial(rows: readonly NewRow[], { rules }: Ledger): number[] {
  const order = rows.map((_, at) => at)
  if (!rules.looksBack) return order
  const dayOf = (at: number) => rows[at].row.occurredOn
  return order.sort((a, b) => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : a - b))
}

function makeEntry({ row, account, minor }: NewRow, ledger: Ledger, payees: PayeeBook): Entry {
  const payee = payees.ofBank(row.payee)
  const categoryId = ledger.categories.find(row.category)
  const findCategory = (name: string) => ledger.categories.find(name)
  const parts = splitParts(row, { minor, scale: account.scale, findCategory })
  const entry: Entry = {
    payee,
    categoryId,
    categoryBy: categoryId === null ? null : 'import',
    choice: null,
    parts,
    memo: purposeOf(row),
    note: '',
    rawDescription: bankText(row),
    tags: [],
    isReviewed: false,
    marks: null,
    calls: [],
    provenance: null,
  }
  if (ledger.rules.count === 0) return entry
  const facts = {
    payee: payee?.name ?? '',
    description: entry.rawDescription,
    memo: purposeOf(row),
    note: '',
    amountMinor: minor,
    scale: account.scale,
    currency: account.currency,
    accountId: account.id,
    date: row.occurredOn,
    categoryId,
    shape: parts ? 'split' : 'single',
    tags: entry.tags,
    reviewed: false,
    excluded: false,
    needsReview: false,
    recurringId: null,
    status: row.isPending ? 'pending' : 'posted',
    imported: true,
    provenance: NOBODY,
  } as const
  const outcome = ledger.rules.evaluateNext(ruleRow(facts))
  return outcome.changed || outcome.calls.length > 0 ? applyRules(entry, outcome, payees, minor) : entry
}

/** Securities that move are told in words of our own; only income that was reinvested has a category. */
export function makeTradeEntry(row: BankRow, explanation: string, ledger: Ledger): Entry {
  const categoryId = ledger.categories.find(row.category)
  return {
    payee: null,
    categoryId,
    categoryBy: categoryId === null ? null : 'import',
    choice: null,
    parts: null,
    memo: explanation,
    note: '',
    rawDescription: bankText(row),
    tags: [],
    isReviewed: false,
    marks: null,
    calls: [],
    provenance: null,
  }
}

const NOBODY: Provenance = {}

/** A transfer is a single part that goes to another account of one's own. */
function partsByRules({ split, transfer_account_id: account }: RuleOutcome['changes'], minor: number) {
  if (split)
    return split.map((part): SplitPart => ({ categoryId: part.category_id, minor: part.minor, memo: part.memo }))
  return account === undefined ? null : [{ categoryId: account, minor, memo: '' }]
}

/** Few rules set any of these, so that most entries have none. */
function marksOf({
  excluded,
  needs_review: isFlagged,
  recurring_id: recurringId,
}: RuleOutcome['changes']): EntryMarks | null {
  if (!excluded && !isFlagged && recurringId === undefined) return null
  return { isExcluded: excluded === true, isFlagged: isFlagged === true, recurringId: recurringId ?? null }
}

function applyRules(entry: Entry, { changes, setBy, calls }: RuleOutcome, payees: PayeeBook, minor: number): Entry {
  return {
    ...entry,
    payee: changes.payee === undefined ? entry.payee : payees.named(changes.payee),
    categoryId: setBy.category ? (changes.category_id ?? null) : entry.categoryId,
    categoryBy: setBy.category ? 'rule' : entry.categoryBy,
    parts: partsByRules(changes, minor) ?? entry.parts,
    memo: changes.memo ?? entry.memo,
    note: changes.note ?? entry.note,
    tags: changes.add_tags,
    isReviewed: changes.reviewed === true,
    marks: marksOf(changes),
    calls,
    provenance: writeProvenance(setBy),
  }
}
