import type { Schemas } from './answers.ts'
import { get, patch, post, remove } from './client.ts'

export type Goal = Schemas['Goal']
export type GoalPlan = Schemas['GoalPlan']
export type GoalKind = Goal['kind']

export interface GoalDraft {
  name: string
  kind: GoalKind
  target_amount: string
  account_ids?: number[]
  category_id?: number | null
  entered_amount?: string
  excluded_amount?: string
  target_on?: string | null
  contribution?: string | null
  yearly_rate?: string | null
}

/** What if: each part that is left out is as the goal has it. */
export interface WhatIf {
  contribution?: string | null
  target_amount?: string | null
  target_on?: string | null
  extra?: string | null
}

export const listGoals = () => get<{ data: Goal[] }>('/goals')
export const getGoal = (id: number) => get<Goal>(`/goals/${id}`)
export const getGoalPlan = (id: number, what: WhatIf = {}) => get<GoalPlan>(`/goals/${id}/plan`, what)
export const createGoal = (goal: GoalDraft) => post<Goal>('/goals', goal, `“${goal.name}” added`)
export const updateGoal = (id: number, changes: Partial<GoalDraft> & { archived?: boolean }, done = 'Goal changed') =>
  patch<Goal>(`/goals/${id}`, changes, done)
export const deleteGoal = (id: number) => remove(`/goals/${id}`, 'Goal deleted')
