import type { Choice } from '#categorizing/domain/choice'
import type { ChooseCategories } from '#categorizing/services/choose_categories'
import type { Queries } from '#database/database'
import { cleanPayee } from '#ledger/domain/clean_payee'
import { type Provenance, writeProvenance } from '#ledger/domain/provenance'
import type { Outcome as RuleOutcome } from '#rules/domain/compile_rules'
import { ruleRow } from '#rules/domain/row'
import { bankText, purposeOf } from '../domain/bank_text.js'
import type { BankRow } from '../domain/bank_row.js'
import { splitParts, type SplitPart } from '../domain/split_parts.js'
import { chooseForEntries } from './choose_for_entries.js'
import { type Payee, payeeNamed } from './ensure_payees.js'
import type { Ledger, LedgerAccount } from './load_ledger.js'
import { textList } from './text_list.js'

const ASKED_AT_ONCE = 512

/** What a new transaction will say, apart from its day, amount and account. */
export interface Entry {
  payee: Payee | null
  /** Null for what nobody categorised. */
  categoryId: number | null
  categoryBy: 'rule' | 'plugin' | 'import' | null
  /** What was guessed where nobody had said it, made or only proposed. */
  choice: (Choice & { isApplied: boolean }) | null
  /** How the file, or a rule, divides the amount; null for a whole. */
  parts: readonly SplitPart[] | null
  memo: string
  note: string
  rawDescription: string
  tags: readonly string[]
  isReviewed: boolean
  /** As stored; null where the import itself set everything. */
  provenance: string | null
}

/**
 * Known payees by their match key; also those of this file that are not known yet. A name of the bank stands for whom a person gave it to,
 * else for the payee of just that name, else for the same of the name without what is no part of it.
 */
export class PayeeBook {
  readonly ids = new Map<string, number>()
  readonly #names = new Map<string, string>()
  /** By match key of a name, the payee a person gave it to. */
  readonly #aliases = new Map<string, Payee>()
  readonly #byText = new Map<string, Payee | null>()
  readonly #cleaned = new Map<string, string>()
  readonly #chosen = new Map<string, Payee>()
  readonly #asked = new Set<string>()
  readonly #open = new Set<string>()

  /** Whom a text of the bank names; to be asked after `recognise`. */
  ofBank(text: string): Payee | null {
    let payee = this.#byText.get(text)
    if (payee === undefined) this.#byText.set(text, (payee = this.#find(text)))
    return payee
  }

  /** A name that a rule chose: it is not cleaned. Who it is, is known for sure after the next `recognise`. */
  named(text: string): Payee | null {
    const payee = payeeNamed(text)
    if (!payee) return null
    const known = this.#chosen.get(payee.key)
    if (known) return known
    this.#open.add(payee.key)
    this.#chosen.set(payee.key, payee)
    return payee
  }

  /** Tells what will be asked of `ofBank`. */
  expect(text: string): void {
    if (this.#cleaned.has(text)) return
    const cleaned = cleanPayee(text)
    this.#cleaned.set(text, cleaned)
    for (const name of cleaned === text ? [text] : [text, cleaned]) {
      const payee = payeeNamed(name)
      if (payee) this.#open.add(payee.key)
    }
  }

  /** Looks up which of the names so far the household has. */
  async recognise(queries: Queries): Promise<void> {
    const unknown = [...this.#open].filter((key) => !this.#asked.has(key))
    this.#open.clear()
    for (let from = 0; from < unknown.length; from += ASKED_AT_ONCE) {
      const keys = unknown.slice(from, from + ASKED_AT_ONCE)
      keys.forEach((key) => this.#asked.add(key))
      const { placeholders, values } = textList(keys)
      const rows = await queries.all<{ id: number; name: string; match_key: string; alias_key: string | null }>(
        `SELECT id, name, match_key, NULL AS alias_key FROM payees WHERE match_key IN (${placeholders}) UNION ALL
         SELECT y.id, y.name, y.match_key, a.alias_key FROM payee_aliases a JOIN payees y ON y.id = a.payee_id
         WHERE a.alias_key IN (${placeholders})`,
        [...values, ...values],
      )
      for (const { id, name, match_key: key, alias_key: alias } of rows) {
        this.ids.set(key, id)
        this.#names.set(key, name)
        if (alias !== null) this.#aliases.set(alias, { key, name })
      }
    }
    for (const [key, payee] of this.#chosen)
      Object.assign(payee, this.#aliases.get(key) ?? { name: this.#names.get(key) ?? payee.name })
  }

  #find(text: string): Payee | null {
    const [written, cleaned] = [payeeNamed(text), payeeNamed(this.#cleaned.get(text) ?? text)]
    if (!written || !cleaned) return written
    const alias = this.#aliases.get(written.key)
    if (alias) return alias
    if (this.ids.has(written.key)) return { key: written.key, name: this.#nameOf(written) }
    return this.#aliases.get(cleaned.key) ?? { key: cleaned.key, name: this.#nameOf(cleaned) }
  }

  /** Of names that differ in case or spaces the known one counts, else the first. */
  #nameOf({ key, name }: Payee): string {
    const known = this.#names.get(key)
    if (known === undefined) this.#names.set(key, name)
    return known ?? name
  }
}

export interface NewRow {
  row: BankRow
  account: Pick<LedgerAccount, 'id' | 'currency' | 'scale'>
  minor: number
}

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
    status: row.isPending ? 'pending' : 'posted',
    imported: true,
    provenance: NOBODY,
  } as const
  const outcome = ledger.rules.evaluateNext(ruleRow(facts))
  return outcome.changed ? applyRules(entry, outcome, payees, minor) : entry
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

function applyRules(entry: Entry, { changes, setBy }: RuleOutcome, payees: PayeeBook, minor: number): Entry {
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
    provenance: writeProvenance(setBy),
  }
}
