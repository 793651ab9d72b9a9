import { get, patch, post, put, remove } from './client.ts'
import type { Answer } from './answers.ts'
import type { BulkResult } from './types.ts'

export type ReviewPage = Answer<'get_review'>
export type ReviewRow = ReviewPage['data'][number]
export type CategorizingSettings = Answer<'get_categorizing_settings'>
export type ModelList = Answer<'get_ml_models'>
export type Model = ModelList['data'][number]
export type ModelPerformance = Answer<'get_ml_models_by_id_performance'>

export interface Decision {
  transaction_id: number
  category_id: number
}

const AT_ONCE = 50

export const listReview = () => get<ReviewPage>(`/review?limit=${AT_ONCE}`)
export const countReview = () => get<ReviewPage>('/review?limit=1')
export const decide = (decisions: Decision[], done: string) =>
  post<BulkResult>('/review/decisions', { decisions }, done)

export const getCategorizingSettings = () => get<CategorizingSettings>('/categorizing/settings')
export const changeCategorizingSettings = (change: Partial<CategorizingSettings>) =>
  patch<CategorizingSettings>('/categorizing/settings', change)

export const listModels = () => get<ModelList>('/ml/models')
export const getModelPerformance = (id: number) => get<ModelPerformance>(`/ml/models/${id}/performance`)
export const trainModel = () => post<{ job_id: number }>('/ml/models', {})
export const deployModel = (id: number, trafficShare: number) =>
  put<ModelList>(`/ml/models/${id}/deployment`, { traffic_share: trafficShare })
export const withdrawModel = (id: number) => remove(`/ml/models/${id}/deployment`)
