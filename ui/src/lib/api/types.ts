import type { Answer, Listed, Schemas } from './answers.ts'

export type * from './plugin_types.ts'

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

export type ProvenanceField = 'payee' | 'category' | 'memo' | 'note' | 'tags'

export type Transaction = Schemas['Transaction']

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

export type BulkResult = Answer<'patch_transactions'>

export interface Actor {
  kind: string
  label: string
}

export interface FieldChange {
  field: string
  before: unknown
  after: unknown
}

export type HistoryEntry = Listed<'get_transactions_by_id_history'>

export type ChangeSet = Schemas['ChangeSet']

/* Rules */

/** "The third with the same payee this month". */
export interface Occurrence {
  nth: number
  same: string[]
  within: number | string
}

export type ConditionValue = string | number | boolean | (string | number)[] | Occurrence | null

export interface FieldCondition {
  field: string
  op: string
  value?: ConditionValue
}

export type Condition = { all: Condition[] } | { any: Condition[] } | { not: Condition } | FieldCondition

/** A part of an amount: a percentage, a fixed amount, or with neither what is left. */
export interface SplitShare {
  category_id: number
  percent?: string
  amount?: string
  memo?: string
}

export type RuleAction =
  | { type: 'set_category'; category_id: number }
  | { type: 'split'; parts: SplitShare[] }
  | { type: 'set_transfer'; account_id: number }
  | { type: 'set_payee'; payee: string }
  | { type: 'set_note' | 'append_note' | 'set_memo'; text: string }
  | { type: 'add_tag' | 'remove_tag'; tag: string }
  | { type: 'mark_reviewed' }

/** A transaction, and what the rule must make of it. */
export interface RuleTest {
  transaction: {
    payee?: string
    description?: string
    memo?: string
    note?: string
    amount: string
    currency: string
    account_id: number
    date: string
    category_id?: number | null
    tags?: string[]
  }
  expected: {
    matches: boolean
    category_id?: number
    payee?: string
    memo?: string
    note?: string
    tags?: string[]
  }
}

export type RuleStage = 'pre' | 'main' | 'post'

export interface RuleDraft {
  name: string
  enabled: boolean
  stage: RuleStage
  condition: Condition
  actions: RuleAction[]
  stop: boolean
  tests?: RuleTest[]
}

export interface Rule extends RuleDraft {
  id: number
  position: number
  /** Why it does not run, for example because what it names was deleted. */
  problem: string | null
  /** How special the condition is. */
  specificity: number
  change_count: number
  last_matched_at: string | null
}

export type RuleObstacle = 'user' | 'rule' | 'plugin' | 'import' | 'split' | 'transfer' | 'amount' | 'currency'

export interface PreviewedChange extends FieldChange {
  /** Who or what keeps the field as it is. */
  blocked_by?: { by: RuleObstacle; label: string | null }
}

export interface RulePreview {
  match_count: number
  change_count: number
  total: number
  sample: { transaction: Transaction; changes: PreviewedChange[] }[]
}

export type RuleVersion = Omit<Listed<'get_rules_by_id_versions'>, 'condition' | 'actions'> & {
  condition: Condition
  actions: RuleAction[]
}
export type RuleFinding = Listed<'get_rules_conflicts'>
export type RuleSuggestion = Omit<Listed<'get_rules_suggestions'>, 'condition' | 'actions'> & {
  condition: Condition
  actions: RuleAction[]
}

/** A condition with what came of each part. */
export type ConditionExplanation =
  | { holds: boolean; all: ConditionExplanation[] }
  | { holds: boolean; any: ConditionExplanation[] }
  | { holds: boolean; not: ConditionExplanation }
  | ({ holds: boolean; found: unknown; wanted: ConditionValue } & Pick<FieldCondition, 'field' | 'op'>)

export type ExplainedRule = Omit<Listed<'get_transactions_by_id_rules'>, 'explanation'> & {
  explanation: ConditionExplanation | null
}

export type ConditionTrigger =
  'rule' | 'transaction' | 'posting' | 'account' | 'budget' | 'balance' | 'statement' | 'sync' | 'schedule' | 'webhook'

export type FieldDescription = Listed<'get_conditions_fields'>

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
