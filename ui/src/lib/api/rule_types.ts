import type { Listed } from './answers.ts'
import type { FieldChange, Transaction } from './transaction_types.ts'

/* Conditions, rules and what rules do to transactions; parts of types.ts. */

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
  | { type: 'link_recurring'; recurring_id: number }
  | { type: 'call_plugin'; instance_id: number; action: string; input?: Record<string, unknown> }
  | { type: 'mark_reviewed' | 'set_review' | 'clear_review' | 'exclude_from_reports' }

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
  /** About how many transactions plugins would be asked, and what kept them from answering for the sample. */
  plugins: { asked: number; problem: string | null } | null
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
