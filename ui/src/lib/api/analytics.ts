import type { Schemas } from './answers.ts'
import { get, post } from './client.ts'

export type SpendingPattern = Schemas['SpendingPattern']
export type FinancialRisk = Schemas['FinancialRisk']
export type Predictions = Schemas['Predictions']
export type BudgetProposal = Schemas['BudgetProposal']

export type Constraint = { category_id: number } & ({ min: string } | { max: string } | { fixed: string })

export interface ProposalWishes {
  income?: string
  savings?: string
  goal_ids?: number[]
  constraints?: Constraint[]
}

export const getSpendingPattern = (from: string, to: string) =>
  get<SpendingPattern>('/analytics/spending', { from, to })
export const getRisk = () => get<FinancialRisk>('/analytics/risk')
export const getPredictions = (months: number) => get<Predictions>('/analytics/predictions', { months })
export const proposeBudget = (wishes: ProposalWishes) => post<BudgetProposal>('/analytics/budget/optimize', wishes)
