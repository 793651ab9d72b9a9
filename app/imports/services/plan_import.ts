import type { ChooseCategories } from '#categorizing/services/choose_categories'
import { InvalidAmountException } from '#core/exceptions'
import { parseAmount } from '#core/money'
import { isPlainDate, type PlainDate } from '#core/plain_date'
import { currencyScale } from '#commodities/domain/currencies'
import type { Queries } from '#database/database'
import type { BankRow } from '../domain/bank_row.js'
import { bankText, purposeOf } from '../domain/bank_text.js'
import { identify } from '../domain/identity.js'
import { type IncomingRow, type Match, matchRows } from '../domain/matching.js'
import { decide, noOutcomes, verdictOn } from '../domain/outcome.js'
import { type FileIssue, type ParsedFile, signatureOf } from '../domain/parsed_file.js'
import { aliasOf, type Destination, fileAccounts, findDestinations } from '../domain/statements.js'
import { findCandidates, findSeenRecords } from './find_known_rows.js'
import { type Ledger, loadLedger } from './load_ledger.js'
import { readTolerances } from './edit_tolerance.js'
import { makeEntries, makeTradeEntry } from './make_entries.js'
import type { ImportPlan, ImportSettings, PlannedAccount, PlannedRow, TargetAccount } from './import_plan.js'
import { settleUnits } from './settle_units.js'
import { planTrades } from './plan_trades.js'

const NEW: Match = { kind: 'new' }

/** Works out what an import would do, without doing it. The preview shows it, the commit carries it out. */
export async function planImport(
  queries: Queries,
  file: ParsedFile,
  settings: ImportSettings,
  { today, chooser }: { today: PlainDate; chooser?: ChooseCategories },
): Promise<ImportPlan> {
  const ledger = await loadLedger(queries, today)
  const { accounts, accountOf } = planAccounts(file, ledger, settings)
  const days = new Days()
  const rows = file.rows.map((row) => planRow(row, accountOf[row.statement], accounts, settings, days))
  const securities = await planTrades(queries, rows, accounts)
  await matchWithLedger(queries, file.importer.id, rows, accounts)
  await settleUnits(queries, rows, { source: file.importer.id, accounts, securities })
  const [found, counts] = [noOutcomes(), noOutcomes()]
  for (const row of rows) {
    row.verdict = decide(row.found, row.decision)
    found[row.found.outcome]++
    counts[row.verdict.outcome]++
  }
  const payees = await describeNew(queries, { ledger, chooser }, rows, accounts)
  const issues = [...file.issues, ...foreignCurrencies(accounts)]
  return { file, accounts, accountOf, rows, found, counts, issues, payees, ledger, securities }
}

/** Payee, category and texts of what is new, and of what a person may still take for new. */
async function describeNew(
  queries: Queries,
  { ledger, chooser }: { ledger: Ledger; chooser?: ChooseCategories },
  rows: readonly PlannedRow[],
  accounts: readonly PlannedAccount[],
) {
  const added = rows.filter(({ verdict, found }) => verdict.outcome === 'new' || found.outcome === 'suggested')
  const [booked, traded] = [added.filter(({ trade }) => !trade?.moved), added.filter(({ trade }) => trade?.moved)]
  for (const each of traded) each.entry = makeTradeEntry(each.row, each.trade!.explanation, ledger)
  const drafts = booked.map(({ row, minor, account }) => ({ row, minor, account: accounts[account].target! }))
  const { entries, payees } = await makeEntries(queries, ledger, drafts, chooser)
  booked.forEach((row, at) => (row.entry = entries[at]))
  return payees
}

function foreignCurrencies(accounts: readonly PlannedAccount[]): FileIssue[] {
  return accounts.flatMap(({ key, currency, target }) => {
    if (!target || currency === null || currency === target.currency) return []
    const message = `${key} is in ${currency}, and the account chosen for it is kept in ${target.currency}, so nothing of it is imported.`
    return [{ line: null, code: 'other_currency', message }]
  })
}

function planAccounts(file: ParsedFile, ledger: Ledger, settings: ImportSettings) {
  const { accounts, accountOf } = fileAccounts(file.statements)
  const signature = signatureOf(file.table)
  const destinations = findDestinations(accounts, {
    accounts: ledger.accounts,
    aliases: ledger.aliases,
    choices: settings.accounts ?? {},
    uploadedFor: settings.account_id ?? null,
    signature,
  })
  const planned = accounts.map((account, at) => ({
    ...account,
    target: targetOf(destinations[at], ledger, -1 - at),
    alias: aliasOf(account, signature),
  }))
  return { accounts: planned, accountOf }
}

function targetOf(destination: Destination, ledger: Ledger, provisionalId: number): TargetAccount | null {
  if (destination === null) return null
  if ('create' in destination) {
    const { currency } = destination.create
    return { id: provisionalId, currency, scale: currencyScale(currency), commodityId: 0, draft: destination.create }
  }
  const account = ledger.accounts.find(({ id }) => id === destination.accountId)
  return account ? { ...account, draft: null } : null
}

function planRow(
  row: BankRow,
  account: number,
  accounts: readonly PlannedAccount[],
  settings: ImportSettings,
  days: Days,
): PlannedRow {
  const { target, currency } = accounts[account]
  const read = target === null ? UNPLACED : readRow(row, target, currency, days)
  return {
    row,
    account,
    minor: read.minor,
    identity: null,
    match: NEW,
    found: read.problem === null ? verdictOn(NEW) : { outcome: 'skipped', reason: read.problem },
    decision: settings.decisions?.[row.number] ?? null,
    verdict: verdictOn(NEW),
    entry: null,
    trade: null,
  }
}

const UNPLACED = { minor: 0, problem: 'Choose the account that this part of the file belongs to.' }

interface Read {
  minor: number
  problem: string | null
}

/** Which texts are days of the calendar. Files have few days and many rows. */
class Days {
  readonly #known = new Map<string, boolean>()

  has(text: string): boolean {
    let known = this.#known.get(text)
    if (known === undefined) this.#known.set(text, (known = isPlainDate(text)))
    return known
  }
}

/** The amount in minor units, or why the row cannot become a transaction. */
function readRow(row: BankRow, target: TargetAccount, statementCurrency: string | null, days: Days): Read {
  const currency = row.currency || statementCurrency
  if (currency && currency !== target.currency)
    return { minor: 0, problem: `It is in ${currency}, and the account is kept in ${target.currency}.` }
  if (!days.has(row.occurredOn)) return { minor: 0, problem: `"${row.occurredOn}" is no day.` }
  try {
    return { minor: parseAmount(row.amount, target.scale), problem: null }
  } catch (error) {
    if (error instanceof InvalidAmountException) return { minor: 0, problem: error.message }
    throw error
  }
}

async function matchWithLedger(
  queries: Queries,
  source: string,
  rows: readonly PlannedRow[],
  accounts: readonly PlannedAccount[],
) {
  const open = rows.filter(({ found }) => found.outcome !== 'skipped')
  const accountId = (row: PlannedRow) => accounts[row.account].target!.id
  const identities = identify(open.map((each) => ({ row: each.row, accountId: accountId(each), minor: each.minor })))
  const incoming = open.map((each, at): IncomingRow => {
    each.identity = identities[at]
    return {
      accountId: accountId(each),
      identity: identities[at],
      occurredOn: each.row.occurredOn,
      minor: each.minor,
      text: bankText({ payee: each.row.payee, memo: purposeOf(each.row) }),
    }
  })
  const seen = await findSeenRecords(queries, source, incoming)
  const unseen = incoming.filter(
    // Trades without an effect on cash have no amount to be known by.
    (row, at) => !seen.get(row.accountId)?.has(row.identity) && !(open[at].trade && row.minor === 0),
  )
  const tolerances = await readTolerances(queries)
  const candidates = await findCandidates(queries, source, unseen, tolerances)
  const matches = matchRows(incoming, { seen, candidates, tolerances })
  open.forEach((row, at) => {
    row.match = matches[at]
    row.found = verdictOn(matches[at])
    if (row.trade && row.match.kind === 'new') row.found = { outcome: 'new', reason: row.trade.explanation }
  })
}
