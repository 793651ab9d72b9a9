import { InvalidAmountException } from '#core/exceptions'
import { addMinor, parseAmount } from '#core/money'
import { isPlainDate, type PlainDate } from '#core/plain_date'
import { currencyScale, isCurrency } from '#commodities/domain/currencies'
import type { Queries } from '#database/database'
import type { BookCommodity } from '#sdk'
import type { PlannedCommodity } from '../domain/planned_commodity.js'
import type { BookEntry, ParsedBook } from '../domain/book_entries.js'
import { decide, noOutcomes, type OutcomeCounts, type Verdict, verdictOn } from '../domain/outcome.js'
import type { FileIssue, ParsedFile } from '../domain/parsed_file.js'
import { type BudgetPlan, planBookBudgets } from './plan_book_budgets.js'
import type { ImportSettings } from './import_plan.js'
import { textList } from './text_list.js'

export interface PlannedEntry {
  entry: BookEntry
  found: Verdict
  verdict: Verdict
  /** In minor units, one for each posting; empty where the entry cannot be imported. */
  quantities: number[]
  values: number[]
}

/** What an import of whole books would do. Accounts are found or made by the commit, so that they are looked up once. */
export interface BookPlan {
  file: ParsedFile
  parsed: ParsedBook
  /** By code; the empty code is the household's own currency. */
  commodities: Map<string, PlannedCommodity>
  entries: PlannedEntry[]
  budgetPlan: BudgetPlan
  found: OutcomeCounts
  counts: OutcomeCounts
  issues: FileIssue[]
}

const ASKED_AT_ONCE = 512

/** Compares whole books with the ledger: transactions that an earlier import of them brought are duplicates. */
export async function planBook(
  queries: Queries,
  around: { baseCurrency: string; today: PlainDate },
  file: ParsedFile,
  parsed: ParsedBook,
  settings: ImportSettings,
): Promise<BookPlan> {
  const commodities = await planCommodities(queries, around.baseCurrency, parsed)
  const seen = await findSeen(queries, file.importer.id, parsed.entries)
  const issues = [...file.issues]
  const budgetPlan = await planBookBudgets(queries, around, parsed)
  issues.push(...budgetPlan.issues)
  const counted = { found: noOutcomes(), counts: noOutcomes() }
  const plan: BookPlan = { file, parsed, commodities, entries: [], budgetPlan, ...counted, issues }
  for (const entry of parsed.entries) {
    const planned = planEntry(entry, commodities, seen, settings)
    if (planned.found.outcome === 'skipped')
      issues.push({ line: entry.line, code: 'unreadable', message: `Line ${entry.line}: ${planned.found.reason}` })
    plan.entries.push(planned)
    plan.found[planned.found.outcome]++
    plan.counts[planned.verdict.outcome]++
  }
  return plan
}

async function planCommodities(queries: Queries, baseCurrency: string, { book, entries }: ParsedBook) {
  const rows = await queries.all<PlannedCommodity>('SELECT id, code, name, kind, scale FROM commodities')
  const known = new Map(rows.map((row) => [row.code, row]))
  const commodities = new Map<string, PlannedCommodity>()
  const described = new Map(book.commodities.map((each) => [each.code, each]))
  const used = new Set(
    entries.flatMap(({ currency, postings }) => [currency, ...postings.map(({ commodity }) => commodity)]),
  )
  for (const code of used) {
    const name = code === '' ? baseCurrency : code
    commodities.set(code, known.get(name) ?? fresh(name, described.get(code)))
  }
  return commodities
}

function fresh(code: string, described: BookCommodity | undefined): PlannedCommodity {
  const scale = described?.scale ?? 0
  if (isCurrency(code))
    return { id: null, code, name: code, kind: 'currency', scale: Math.max(scale, currencyScale(code)) }
  return { id: null, code, name: described?.name ?? code, kind: described?.kind ?? 'security', scale }
}

/** The identities of earlier imports, and whether their transactions are still there. */
async function findSeen(
  queries: Queries,
  source: string,
  entries: readonly BookEntry[],
): Promise<Map<string, boolean>> {
  const seen = new Map<string, boolean>()
  for (let from = 0; from < entries.length; from += ASKED_AT_ONCE) {
    const { placeholders, values } = textList(entries.slice(from, from + ASKED_AT_ONCE).map(({ identity }) => identity))
    const rows = await queries.all<{ external_id: string; found: number | null }>(
      `SELECT s.external_id, t.id AS found FROM source_records s LEFT JOIN transactions t ON t.id = s.transaction_id
       WHERE s.source = ? AND s.external_id IN (${placeholders})`,
      [source, ...values],
    )
    for (const { external_id: identity, found } of rows) seen.set(identity, found !== null)
  }
  return seen
}

function planEntry(
  entry: BookEntry,
  commodities: BookPlan['commodities'],
  seen: ReadonlyMap<string, boolean>,
  { decisions }: ImportSettings,
): PlannedEntry {
  const isThere = seen.get(entry.identity)
  const amounts = readAmounts(entry, commodities)
  if (typeof amounts === 'string') {
    const found: Verdict = { outcome: 'skipped', reason: amounts }
    return { entry, found, verdict: found, quantities: [], values: [] }
  }
  const found =
    isThere === undefined
      ? ({ outcome: 'new', reason: 'Florin has not seen this transaction before.' } as const)
      : verdictOn({ kind: 'duplicate', isDeleted: !isThere } as Parameters<typeof verdictOn>[0])
  // What is there already cannot be brought twice: its identity is taken.
  const decision = decisions?.[String(entry.number)] ?? null
  const verdict = found.outcome === 'duplicate' ? found : decide(found, decision)
  return { entry, found, verdict, ...amounts }
}

/** The amounts in minor units, or why they are not possible. */
function readAmounts({ occurredOn, currency, postings }: BookEntry, commodities: BookPlan['commodities']) {
  if (!isPlainDate(occurredOn)) return `"${occurredOn}" is no date; the transaction is left out.`
  try {
    const quantities = postings.map(({ commodity, quantity }) =>
      parseAmount(quantity, commodities.get(commodity)!.scale),
    )
    const values = postings.map(({ value }) => parseAmount(value, commodities.get(currency)!.scale))
    if (values.reduce(addMinor, 0) === 0) return { quantities, values }
    return 'The transaction does not balance; it is left out.'
  } catch (error) {
    if (!(error instanceof InvalidAmountException)) throw error
    return `${error.message} The transaction is left out.`
  }
}
