/** The shapes the server promises under /api/v1. */

/** Decimal text, so no amount ever passes through a float. */
export interface Money {
  amount: string
  currency: string
}

export interface Page<T> {
  data: T[]
  next_cursor: string | null
}

export interface List<T> {
  data: T[]
}

export interface Named {
  id: number
  name: string
}

/* Identity */

export interface Instance {
  name: string
  version: string
  registration_open: boolean
  has_users: boolean
}

export type Role = 'owner' | 'admin' | 'member' | 'viewer'

export interface User {
  id: number
  email: string
  name: string
  locale: string
  is_instance_admin: boolean
}

export interface Household {
  id: number
  name: string
  base_currency: string
  time_zone: string
  locale: string
}

export interface Me {
  user: User
  household: Household | null
  role: Role | null
  households: { id: number; name: string; role: Role }[]
}

export interface SignedInDevice {
  id: number
  created_at: string
  last_seen_at: string
  ip: string | null
  user_agent: string | null
  current: boolean
}

export interface ApiToken {
  id: number
  name: string
  scopes: string[]
  created_at: string
  expires_on: string | null
  last_used_at: string | null
}

export interface Member {
  id: number
  user: { id: number; name: string; email: string }
  role: Role
  joined_at: string
}

export interface Invitation {
  id: number
  email: string | null
  role: Role
  created_at: string
  expires_at: string
  /** Present only in the answer that creates the invitation. */
  link_token?: string
}

export type StarterSet = 'everyday' | 'detailed' | 'organisation' | 'none'

/* Ledger */

export interface Currency {
  code: string
  name: string
  scale: number
}

export interface Rate {
  id: number
  from: string
  to: string
  on: string
  rate: string
}

export type AccountKind = 'asset' | 'liability'

export type AccountSubtype =
  | 'checking'
  | 'savings'
  | 'cash'
  | 'wallet'
  | 'brokerage'
  | 'property'
  | 'vehicle'
  | 'other_asset'
  | 'credit_card'
  | 'loan'
  | 'mortgage'
  | 'other_liability'

export interface Account {
  id: number
  name: string
  kind: AccountKind
  subtype: AccountSubtype
  currency: string
  balance: Money
  base_balance: Money | null
  institution: string | null
  number: string | null
  icon: string | null
  color: string | null
  note: string
  include_in_net_worth: boolean
  archived: boolean
  last_occurred_on: string | null
  transaction_count: number
}

export type CategoryKind = 'income' | 'expense'

export interface Category {
  id: number
  parent_id: number | null
  name: string
  kind: CategoryKind
  icon: string | null
  color: string | null
  position: number
  archived: boolean
}

export interface Payee {
  id: number
  name: string
  transaction_count: number
}

export interface Tag {
  id: number
  name: string
  color: string | null
}

export type TransactionStatus = 'pending' | 'posted' | 'void'
export type Clearing = 'uncleared' | 'cleared' | 'reconciled'

export interface Split {
  id: number
  category: (Named & { kind: CategoryKind }) | null
  transfer_account: Named | null
  amount: Money
  memo: string
}

/** Who set a field last. */
export interface Provenance {
  by: 'user' | 'rule' | 'plugin' | 'import'
  id?: number | string
  label?: string
}

export type ProvenanceField = 'payee' | 'category' | 'memo' | 'note' | 'tags'

export interface Transaction {
  id: number
  occurred_on: string
  status: TransactionStatus
  payee: Named | null
  memo: string
  note: string
  raw_description: string
  account: Named
  amount: Money
  splits: Split[]
  tags: Tag[]
  clearing: Clearing
  reviewed: boolean
  import_batch_id: number | null
  provenance: Partial<Record<ProvenanceField, Provenance>>
}

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

export interface BulkResult {
  changed: number
  change_set_id: number | null
}

export interface Actor {
  kind: string
  label: string
}

export interface FieldChange {
  field: string
  before: unknown
  after: unknown
}

export interface HistoryEntry {
  change_set_id: number
  at: string
  actor: Actor
  cause: string
  fields: FieldChange[]
}

export interface ChangeSet {
  id: number
  at: string
  actor: Actor
  cause: string
  summary: string
  row_count: number
  undone: boolean
  undoes: number | null
}

/* Rules */

export type ConditionValue = string | number | (string | number)[] | null

export interface FieldCondition {
  field: string
  op: string
  value?: ConditionValue
}

export type Condition = { all: Condition[] } | { any: Condition[] } | { not: Condition } | FieldCondition

export type RuleAction =
  | { type: 'set_category'; category_id: number }
  | { type: 'set_payee'; payee: string }
  | { type: 'set_note' | 'append_note' | 'set_memo'; text: string }
  | { type: 'add_tag' | 'remove_tag'; tag: string }
  | { type: 'mark_reviewed' }

export type RuleStage = 'pre' | 'main' | 'post'

export interface RuleDraft {
  name: string
  enabled: boolean
  stage: RuleStage
  condition: Condition
  actions: RuleAction[]
  stop: boolean
}

export interface Rule extends RuleDraft {
  id: number
  position: number
  /** Why it does not run, for example because what it names was deleted. */
  problem: string | null
  change_count: number
  last_matched_at: string | null
}

export interface PreviewedChange extends FieldChange {
  /** Who or what keeps the field as it is. */
  blocked_by?: { by: 'user' | 'rule' | 'plugin' | 'import' | 'split' | 'transfer'; label: string | null }
}

export interface RulePreview {
  match_count: number
  change_count: number
  total: number
  sample: { transaction: Transaction; changes: PreviewedChange[] }[]
}

/* Imports */

export type ImportStatus =
  'parsing' | 'needs_mapping' | 'previewed' | 'committing' | 'committed' | 'undone' | 'failed' | 'discarded'

export type RowOutcome = 'new' | 'matched' | 'duplicate' | 'suggested' | 'skipped'

export interface NewAccount {
  name: string
  subtype: AccountSubtype
  currency: string
}

export interface Statement {
  key: string
  account: { id: string | null; name: string | null; currency: string | null; number?: string | null }
  matched_account_id: number | null
  /** The account that the commit will open for it. */
  create: NewAccount | null
  transaction_count: number
  from: string | null
  to: string | null
  opening_balance: string | null
  closing_balance: string | null
}

export interface Progress {
  phase: string
  done: number
  total: number | null
}

export interface MappedColumn {
  index: number
  header: string
  role: string
  samples: string[]
}

export type DateOrder = 'ymd' | 'dmy' | 'mdy'

export interface ColumnMapping {
  columns: MappedColumn[]
  /** What was guessed rather than chosen, by column index. */
  guessed: Record<string, boolean>
  date_order: DateOrder | null
  decimal: '.' | ',' | null
  /** Amounts have the opposite sign in this file. */
  inverted: boolean
}

export interface MappingChoice {
  columns: { index: number; role: string }[]
  date_order?: DateOrder
  decimal?: '.' | ','
  inverted?: boolean
}

export interface ImportBatch {
  id: number
  status: ImportStatus
  file: { name: string; size: number; sha256: string }
  importer: { id: string; name: string; version: string } | null
  summary: string
  statements: Statement[]
  mapping: ColumnMapping | null
  counts: Record<RowOutcome, number>
  /** How many transactions a commit adds, with all that was decided. */
  will_import: number
  issues: { line: number | null; code: string; message: string }[]
  progress: Progress | null
  change_set_id: number | null
  problem: { code: string; title?: string; detail: string } | null
  created_at: string
}

export interface ImportRow {
  row: number
  line: number | null
  statement: string
  occurred_on: string
  amount: Money
  payee: string | null
  memo: string | null
  outcome: RowOutcome
  reason: string
  decision: 'import' | 'skip' | null
  match: { id: number; occurred_on: string; payee: string | null } | null
  category: Named | null
  category_by: string | null
}

export interface ImportChoices {
  accounts?: ({ statement: string; account_id: number } | { statement: string; create: NewAccount })[]
  mapping?: MappingChoice
  decisions?: { row: number; decision: 'import' | 'skip' | null }[]
}

/* Plugins */

export interface PluginPermission {
  kind: string
  scope: string
  reason: string
}

export interface Plugin {
  id: string
  name: string
  version: string
  description: string
  kinds: string[]
  permissions: PluginPermission[]
  enabled: boolean
  health: {
    status: 'ok' | 'failing' | 'quarantined'
    last_run_at: string | null
    last_error: string | null
    runs: number
    failures: number
  }
}

export interface PluginRun {
  id: number
  at: string
  kind: string
  status: 'ok' | 'failed'
  /** Why it failed: the plugin's own code, or the limit it ran into. */
  code: string | null
  error: string | null
  duration_ms: number
  cpu_ms: number
}

/* Reports */

export interface NetWorthPoint {
  month: string
  assets: string
  liabilities: string
  net: string
}

export interface CashFlowMonth {
  month: string
  income: string
  expense: string
  net: string
}

export interface CategorySpending {
  category: Named | null
  amount: string
  share: number
  usual: string | null
}

export interface Dashboard {
  currency: string
  month: string
  net_worth: { amount: string; change: string; points: NetWorthPoint[]; missing_rates: string[] }
  this_month: { income: string; expense: string; left: string }
  cash_flow: CashFlowMonth[]
  spending: { categories: CategorySpending[]; total: string }
  recent: Transaction[]
  accounts: Account[]
  needs: { uncategorised: number; imports_pending: number }
}
