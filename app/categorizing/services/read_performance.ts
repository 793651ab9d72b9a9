import type { Queries } from '#database/database'
import { NotFoundException } from '#core/exceptions'
import { baselineOf, type Drift, driftBetween, type DriftRow } from '../domain/drift.js'
import type { TrainingMetrics } from '../domain/training_metrics.js'
import { findModel } from './kept_models.js'

export interface Performance {
  metrics: TrainingMetrics | null
  /** Empty while there is nothing newer to compare with. */
  drift: Drift[]
  /** What it chose by itself since and a person has looked at. */
  live: { judged: number; right: number }
}

/** Fewer say nothing about a population. */
const ENOUGH = 30
const ROWS_MAX = 5_000

export async function readPerformance(queries: Queries, modelId: number): Promise<Performance> {
  const model = await findModel(queries, modelId)
  if (!model) throw new NotFoundException('model')
  const later = await queries.all<DriftRow>(
    `SELECT t.occurred_on, p.quantity, c.scale, a.name AS account FROM transactions t
     JOIN postings p ON p.transaction_id = t.id AND p.position = 0 JOIN commodities c ON c.id = p.commodity_id
     JOIN accounts a ON a.id = p.account_id
     WHERE t.occurred_on > ? AND t.status <> 'void' ORDER BY t.occurred_on DESC, t.id DESC LIMIT ${ROWS_MAX}`,
    [model.toOn],
  )
  const live = await queries.first<{ judged: number; right: number }>(
    `SELECT COUNT(*) AS judged, COALESCE(CAST(SUM(CASE WHEN p.account_id = g.category_id THEN 1 ELSE 0 END) AS BIGINT), 0) AS "right"
     FROM category_guesses g JOIN transactions t ON t.id = g.transaction_id AND t.reviewed_at IS NOT NULL
     JOIN postings p ON p.transaction_id = t.id AND p.position = 1
     WHERE g.model_id = ? AND g.category_id IS NOT NULL`,
    [modelId],
  )
  return {
    metrics: model.metrics,
    drift: later.length < ENOUGH ? [] : driftBetween(model.baseline, baselineOf(later)),
    live: live!,
  }
}
