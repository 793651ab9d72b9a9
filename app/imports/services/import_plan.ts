import type { ColumnMapping } from '#sdk'
import type { BankRow } from '../domain/bank_row.js'
import type { Match } from '../domain/matching.js'
import type { Decision, OutcomeCounts, Verdict } from '../domain/outcome.js'
import type { FileIssue, ParsedFile } from '../domain/parsed_file.js'
import type { AccountChoice, AccountDraft, FileAccount } from '../domain/statements.js'
import type { Entry } from './entry.js'
import type { Ledger, LedgerAccount } from './load_ledger.js'
import type { PayeeBook } from './payee_book.js'
import type { PlannedTrade, Securities } from './plan_trades.js'

/** What a person decided about an import so far. */
export interface ImportSettings {
  /** The account it was uploaded for. */
  account_id?: number
  /** By key of the file's account. */
  accounts?: Record<string, AccountChoice>
  mapping?: ColumnMapping
  /** Not a person's file, but what a connection fetched (`domain/fetched_file.ts`). */
  fetched?: boolean
  /** By row number. */
  decisions?: Record<string, Decision>
  /** The file holds whole books of another program. */
  is_book?: boolean
}

/** Where a file's account goes: an account of the ledger, or one that the commit opens and that has a negative id until then. */
export type TargetAccount = Pick<LedgerAccount, 'id' | 'currency' | 'scale' | 'commodityId'> & {
  draft: AccountDraft | null
}

export interface PlannedAccount extends FileAccount {
  target: TargetAccount | null
  alias: string
}

export interface PlannedRow {
  row: BankRow
  /** Index into the plan's accounts. */
  account: number
  minor: number
  /** Null for rows that cannot be imported. */
  identity: string | null
  match: Match
  /** What was found out, before anybody decided. */
  found: Verdict
  decision: Decision | null
  verdict: Verdict
  /** For rows that become a new transaction. */
  entry: Entry | null
  /** For rows of a broker that say more than an amount. */
  trade: PlannedTrade | null
}

export interface ImportPlan {
  file: ParsedFile
  accounts: PlannedAccount[]
  /** For every statement of the file its account. */
  accountOf: number[]
  rows: PlannedRow[]
  /** What was found out. */
  found: OutcomeCounts
  /** What becomes of the rows, with what a person decided. */
  counts: OutcomeCounts
  issues: FileIssue[]
  payees: PayeeBook
  ledger: Ledger
  securities: Securities
}
