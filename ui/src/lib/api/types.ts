import type { Answer, Listed, Schemas } from './answers.ts'
import type { Transaction } from './transaction_types.ts'

export type * from './plugin_types.ts'
export type * from './rule_types.ts'
export type * from './transaction_types.ts'

/*
 * The shapes the server promises, under the names the interface uses. What the server answers is taken from its
 * OpenAPI document; what the interface sends, and what it builds piece by piece, is written here.
 */
/** Decimal text, so no amount ever passes through a float. */
export type Money = Schemas['Money']

export interface Page<T> {
  data: T[]
  next_cursor: string | null
}

export interface List<T> {
  data: T[]
}

export type Named = Schemas['Named']

/* Identity */

export type Instance = Answer<'get_instance'>

export type Role = 'owner' | 'admin' | 'member' | 'viewer'

export type User = Me['user']

export type Household = Answer<'get_household'>

export type Me = Answer<'get_session'>

export type SignedInDevice = Listed<'get_sessions'>

export type ApiToken = Listed<'get_tokens'>

export type Member = Listed<'get_members'>

export interface Invitation {
  id: number
  email: string | null
  role: Role
  created_at: string
  expires_at: string
  /** Present only in the answer that creates the invitation. */
  link_token?: string
  /** Whether Florin mailed the link; in the same answer. */
  mailed?: boolean
}

export type StarterSet = 'everyday' | 'detailed' | 'organisation' | 'none'

/* Ledger */

export type Currency = Listed<'get_currencies'>

export type Rate = Schemas['Rate']

export type AccountKind = Account['kind']

export type AccountSubtype = Account['subtype']

export type Account = Schemas['Account']

export type CategoryKind = 'income' | 'expense'

export type Category = Schemas['Category']

export type Payee = Schemas['Payee']

export type Tag = Schemas['Tag']

export type TransactionStatus = 'pending' | 'posted' | 'void'
export type Clearing = 'uncleared' | 'cleared' | 'reconciled'

export type Split = Transaction['splits'][number]

/** Who set a field last. */
export interface Provenance {
  by: 'user' | 'rule' | 'plugin' | 'import'
  id?: number | string
  label?: string
}

export type ProvenanceField =
  'payee' | 'category' | 'memo' | 'note' | 'tags' | 'excluded' | 'needs_review' | 'recurring'

export interface TransactionPage extends Page<Transaction> {
  /** On the first page only. */
  total?: { count: number }
}

export interface TransactionFilter {
  account?: string
  category?: string
  payee?: string
  tag?: string
  from?: string
  to?: string
  min?: string
  max?: string
  status?: string
  uncategorised?: string
  /** Left out of reports. */
  excluded?: string
  needs_review?: string
  spent?: string
  weekday?: string
  search?: string
  batch?: string
}

export interface SplitDraft {
  category_id?: number
  transfer_account_id?: number
  amount: string
  memo?: string
}

export interface TransactionDraft {
  occurred_on: string
  account_id: number
  amount: string
  payee?: string | null
  memo?: string
  note?: string
  category_id?: number | null
  transfer_account_id?: number
  /** For a transfer into another currency: what arrives there. */
  arrives?: string
  splits?: SplitDraft[]
  tags?: string[]
  status?: TransactionStatus
  clearing?: Clearing
  excluded?: boolean
  needs_review?: boolean
  reviewed?: boolean
}

export interface BulkChange {
  category_id?: number
  payee?: string
  add_tags?: string[]
  remove_tags?: string[]
  note?: string
  clearing?: Clearing
  status?: TransactionStatus
}

export type BulkResult = Answer<'patch_transactions'>

export interface Actor {
  kind: string
  label: string
}

export type HistoryEntry = Listed<'get_transactions_by_id_history'>

export type ChangeSet = Schemas['ChangeSet']

/* Imports */

export type ImportStatus = ImportBatch['status']

export type RowOutcome = ImportRow['outcome']

/** An account the commit will open. */
export type NewAccount = NonNullable<Statement['create']>

export type Statement = ImportBatch['statements'][number]

export type Progress = NonNullable<ImportBatch['progress']>

export type MappedColumn = ColumnMapping['columns'][number]

export type DateOrder = 'ymd' | 'dmy' | 'mdy'

export type ColumnMapping = NonNullable<ImportBatch['mapping']>

export interface MappingChoice {
  columns: { index: number; role: string }[]
  date_order?: DateOrder
  decimal?: '.' | ','
  inverted?: boolean
}

export type ImportBatch = Schemas['ImportBatch']

export type ImportRow = Schemas['ImportRow']

export interface ImportChoices {
  accounts?: ({ statement: string; account_id: number } | { statement: string; create: NewAccount })[]
  mapping?: MappingChoice
  decisions?: { row: number; decision: 'import' | 'skip' | null }[]
  /** Of a locked file. */
  password?: string
}

/* Jobs */

export type Job = Listed<'get_jobs'>

export type JobRun = Listed<'get_job_runs'>

/* Reports */

export type NetWorthPoint = Schemas['NetWorthPoint']

export type CashFlowMonth = Schemas['CashFlowMonth']

export type CategorySpending = Schemas['CategorySpending']

export type Dashboard = Schemas['Dashboard']
