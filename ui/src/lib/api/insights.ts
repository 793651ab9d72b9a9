import type { Schemas } from './answers.ts'
import { get, post, put, request } from './client.ts'
import type { Page } from './types.ts'

export type Insight = Schemas['Insight']
export type InsightState = Insight['state']
export type Severity = Insight['severity']
export type InsightSummary = Schemas['InsightSummary']
export type Anomaly = Schemas['Anomaly']
export type Verdict = NonNullable<Anomaly['verdict']>

export const listInsights = (state: InsightState, cursor?: string) => get<Page<Insight>>('/insights', { state, cursor })
export const summariseInsights = () => get<InsightSummary>('/analytics/insights')
export const dismissInsight = (id: number) => post<Insight>(`/insights/${id}/dismissal`)
export const actOnInsight = (id: number) => post<Insight>(`/insights/${id}/acting`)
/** Open again, whether it was dismissed or acted on. */
export const reopenInsight = (id: number) => request<Insight>('DELETE', `/insights/${id}/dismissal`)

export const listAnomalies = (verdict: Verdict | 'none', cursor?: string) =>
  get<Page<Anomaly>>('/anomalies', { verdict, cursor })
export const judgeAnomaly = (id: number, verdict: Verdict | null) =>
  put<Anomaly>(`/anomalies/${id}/verdict`, { verdict })
