import { get, patch, post, put, remove, request } from './client.ts'
import type { BulkResult, Condition, List, Rule, RuleAction, RuleDraft, RulePreview } from './types.ts'

export const listRules = () => get<List<Rule>>('/rules')
export const getRule = (id: number) => get<Rule>(`/rules/${id}`)
export const createRule = (rule: RuleDraft) => post<Rule>('/rules', rule, 'Rule added')
export const updateRule = (id: number, changes: Partial<RuleDraft>, done = 'Rule saved') =>
  patch<Rule>(`/rules/${id}`, changes, done)
export const deleteRule = (id: number) => remove(`/rules/${id}`, 'Rule deleted')
export const orderRules = (ids: number[]) => put<unknown>('/rules/order', { ids }, 'Order changed')

export const previewRule = (rule: { condition: Condition; actions: RuleAction[] }, signal?: AbortSignal) =>
  request<RulePreview>('POST', '/rules/preview', { body: rule, signal })
export const applyRule = (id: number, transaction_ids?: number[]) =>
  post<BulkResult>(`/rules/${id}/application`, { transaction_ids }, 'Rule applied')
