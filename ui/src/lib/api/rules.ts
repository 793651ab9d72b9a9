import { get, patch, post, put, remove, request } from './client.ts'
import type {
  BulkResult,
  Condition,
  ConditionTrigger,
  ExplainedRule,
  FieldDescription,
  List,
  Rule,
  RuleAction,
  RuleDraft,
  RuleFinding,
  RulePreview,
  RuleStage,
  RuleSuggestion,
  RuleVersion,
} from './types.ts'

export const listRules = () => get<List<Rule>>('/rules')
export const getRule = (id: number) => get<Rule>(`/rules/${id}`)
export const createRule = (rule: RuleDraft) => post<Rule>('/rules', rule, 'Rule added')
export const updateRule = (id: number, changes: Partial<RuleDraft>, done = 'Rule saved') =>
  patch<Rule>(`/rules/${id}`, changes, done)
export const deleteRule = (id: number) => remove(`/rules/${id}`, 'Rule deleted')
export const orderRules = (ids: number[]) => put<unknown>('/rules/order', { ids }, 'Order changed')

export const previewRule = (
  rule: { condition: Condition; actions: RuleAction[]; ask_plugins?: boolean },
  signal?: AbortSignal,
) => request<RulePreview>('POST', '/rules/preview', { body: rule, signal })
export const applyRule = (id: number, transaction_ids?: number[]) =>
  post<BulkResult>(`/rules/${id}/application`, { transaction_ids }, 'Rule applied')

export const previewAllRules = () => request<RulePreview>('POST', '/rules/runs/preview', {})
export const applyAllRules = () => post<BulkResult>('/rules/runs', {}, 'Rules applied')
export const orderRulesBySpecificity = (stage: RuleStage) =>
  post<unknown>('/rules/order/by-specificity', { stage }, 'Order changed')
export const listRuleVersions = (id: number) => get<List<RuleVersion>>(`/rules/${id}/versions`)
export const restoreRule = (id: number, version: number) =>
  post<Rule>(`/rules/${id}/restoration`, { version }, 'Version restored')
export const findRuleConflicts = () => get<{ data: RuleFinding[]; transaction_count: number }>('/rules/conflicts')
export const listRuleSuggestions = () => get<List<RuleSuggestion>>('/rules/suggestions')
export const dismissRuleSuggestion = (key: string) =>
  post<unknown>('/rules/suggestions/dismissal', { key }, 'Suggestion dismissed')
export const explainTransaction = (id: number) => get<List<ExplainedRule>>(`/transactions/${id}/rules`)
export const listConditionFields = (trigger: ConditionTrigger) =>
  get<List<FieldDescription>>(`/conditions/fields?trigger=${trigger}`)

export type ReferenceKind = 'account' | 'category' | 'recurring' | 'instance'

type BlueprintRule = Required<Omit<RuleDraft, 'enabled'>>

/** Rules as a file. */
export interface RuleBlueprint {
  schema: 'rules/1'
  references: { kind: ReferenceKind; id: number; name: string }[]
  rules: BlueprintRule[]
}

/** What an id of the file is here. */
export interface RuleMapping {
  kind: ReferenceKind
  id: number
  here: number
}

export interface RulesImportPreview {
  references: (RuleBlueprint['references'][number] & { here: { id: number; name: string } | null })[]
  rules: {
    name: string
    outcome: 'added' | 'changed' | 'same'
    rule: Omit<BlueprintRule, 'tests'>
    known: { id: number; rule: Omit<BlueprintRule, 'tests'> } | null
    differs: (keyof BlueprintRule)[]
  }[]
}

export interface RulesImport {
  rule_set: RuleBlueprint
  meanings: RuleMapping[]
  leave_out?: number[]
}

export const exportRules = () => get<RuleBlueprint>('/rules/blueprint')
export const previewRulesImport = (wanted: RulesImport) =>
  request<RulesImportPreview>('POST', '/rules/blueprint/preview', { body: wanted })
export const importRules = (wanted: RulesImport) =>
  post<{ added: number; changed: number }>('/rules/blueprint', wanted, 'Rules taken over')
