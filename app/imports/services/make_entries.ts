import type { Queries } from '#database/database'
import { matchKey, tidyName } from '#ledger/domain/match_key'
import { type Provenance, writeProvenance } from '#ledger/domain/provenance'
import type { Outcome as RuleOutcome } from '#rules/domain/compile_rules'
import { ruleRow } from '#rules/domain/row'
import { bankText, purposeOf } from '../domain/bank_text.js'
import type { BankRow } from '../domain/bank_row.js'
import { splitParts, type SplitPart } from '../domain/split_parts.js'
import type { Ledger, LedgerAccount } from './load_ledger.js'
import { textList } from './text_list.js'

const PAYEE_LENGTH_MAX = 200
const ASKED_AT_ONCE = 512

/** What a new transaction will say, apart from its day, amount and account. */
export interface Entry {
  payee: Payee | null
  /** Null for what nobody categorised. */
  categoryId: number | null
  categoryBy: 'rule' | 'import' | null
  /** How the file divides the amount; null for a whole. */
  parts: readonly SplitPart[] | null
  memo: string
  note: string
  rawDescription: string
  tags: readonly string[]
  isReviewed: boolean
  /** As stored; null where the import itself set everything. */
  provenance: string | null
}

export interface Payee {
  key: string
  name: string
}

/** Known payees by their match key; also those of this file that are not known yet. */
export class PayeeBook {
  readonly ids = new Map<string, number>()
  readonly #byKey = new Map<string, Payee>()
  readonly #byText = new Map<string, Payee | null>()
  readonly #asked = new Set<string>()

  /** Of names that differ in case or spaces the known one counts, else the first. */
  named(text: string): Payee | null {
    const known = this.#byText.get(text)
    if (known !== undefined) return known
    const name = tidyName(text).slice(0, PAYEE_LENGTH_MAX)
    const key = matchKey(name)
    let payee = key === '' ? null : (this.#byKey.get(key) ?? null)
    if (!payee && key !== '') this.#byKey.set(key, (payee = { key, name }))
    this.#byText.set(text, payee)
    return payee
  }

  /** Looks up which of the payees named so far the household has. */
  async recognise(queries: Queries): Promise<void> {
    const unknown = [...this.#byKey.keys()].filter((key) => !this.#asked.has(key))
    for (let from = 0; from < unknown.length; from += ASKED_AT_ONCE) {
      const keys = unknown.slice(from, from + ASKED_AT_ONCE)
      keys.forEach((key) => this.#asked.add(key))
      const { placeholders, values } = textList(keys)
      const rows = await queries.all<{ id: number; name: string; match_key: string }>(
        `SELECT id, name, match_key FROM payees WHERE match_key IN (${placeholders})`,
        values,
      )
      for (const { id, name, match_key: key } of rows) {
        this.ids.set(key, id)
        this.#byKey.get(key)!.name = name
      }
    }
  }
}

export interface NewRow {
  row: BankRow
  account: Pick<LedgerAccount, 'id' | 'currency' | 'scale'>
  minor: number
}

/** Works out payee, category, texts and tags of new rows: what the file says, then what the rules make of it. */
export async function makeEntries(
  queries: Queries,
  ledger: Ledger,
  rows: readonly NewRow[],
): Promise<{ entries: Entry[]; payees: PayeeBook }> {
  const payees = new PayeeBook()
  for (const { row } of rows) payees.named(row.payee)
  await payees.recognise(queries)
  const entries = new Array<Entry>(rows.length)
  for (const at of orderOfTrial(rows, ledger)) entries[at] = makeEntry(rows[at], ledger, payees)
  await payees.recognise(queries)
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
  const payee = payees.named(row.payee)
  const categoryId = ledger.categories.find(row.category)
  const findCategory = (name: string) => ledger.categories.find(name)
  const parts = splitParts(row, { minor, scale: account.scale, findCategory })
  const entry: Entry = {
    payee,
    categoryId,
    categoryBy: categoryId === null ? null : 'import',
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
  return outcome.changed ? applyRules(entry, outcome, payees) : entry
}

const NOBODY: Provenance = {}

function applyRules(entry: Entry, { changes, setBy }: RuleOutcome, payees: PayeeBook): Entry {
  return {
    ...entry,
    payee: changes.payee === undefined ? entry.payee : payees.named(changes.payee),
    categoryId: changes.category_id ?? entry.categoryId,
    categoryBy: changes.category_id === undefined ? entry.categoryBy : 'rule',
    memo: changes.memo ?? entry.memo,
    note: changes.note ?? entry.note,
    tags: changes.add_tags,
    isReviewed: changes.reviewed === true,
    provenance: writeProvenance(setBy),
  }
}
