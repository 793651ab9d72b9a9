import type { Answer, Schemas } from './answers.ts'
import { get, patch, post, put } from './client.ts'

export type BudgetPeriod = Schemas['BudgetPeriod']
export type BudgetRow = Schemas['BudgetRow']
export type BudgetSettings = NonNullable<BudgetPeriod['settings']>
export type BudgetTemplate = Schemas['BudgetTemplate']
export type BudgetFilling = Schemas['BudgetFilling']
export type BudgetHistory = Answer<'get_budget_categories_by_id_history'>
export type FillingSource = 'templates' | 'last_period' | 'average'
export type BudgetMode = BudgetRow['mode']
export type Rollover = BudgetRow['rollover']

export interface CategoryPlan {
  mode?: BudgetMode | null
  rollover?: Rollover | null
  covers_branch?: boolean
  set_aside?: boolean
}

export interface Filling {
  period: string
  source: FillingSource
  overwrite?: boolean
}

export const getBudget = (period?: string | null) => get<BudgetPeriod>('/budget', { period })
export const setBudget = (settings: Partial<Omit<BudgetSettings, 'currency'>>) =>
  put<BudgetSettings>('/budget/settings', settings, 'Budget set up')
export const assign = (period: string, assignments: { category_id: number; amount: string }[], done: string) =>
  put<BudgetPeriod>('/budget/assignments', { period, assignments }, done)
export const moveMoney = (
  move: { period: string; from_category_id: number | null; to_category_id: number | null; amount: string },
  done: string,
) => post<BudgetPeriod>('/budget/moves', move, done)
export const hold = (period: string, amount: string) =>
  put<BudgetPeriod>('/budget/hold', { period, amount }, 'Held for the next period')
export const planCategory = (id: number, plan: CategoryPlan) =>
  patch<unknown>(`/budget/categories/${id}`, plan, 'Budget changed')
export const getHistory = (id: number) => get<BudgetHistory>(`/budget/categories/${id}/history`)
export const getTemplates = (id: number) => get<{ data: BudgetTemplate[] }>(`/budget/categories/${id}/templates`)
export const setTemplates = (id: number, templates: BudgetTemplate[]) =>
  put<unknown>(`/budget/categories/${id}/templates`, { templates }, 'Templates changed')
export const previewFilling = (filling: Filling) => post<BudgetFilling>('/budget/fillings/preview', filling)
export const fillBudget = (filling: Filling) => post<BudgetFilling>('/budget/fillings', filling, 'Budget filled')
