import type { Queries, Writes } from '#database/database'
import type { Baseline } from '../domain/drift.js'
import type { TrainingMetrics } from '../domain/training_metrics.js'

export type ModelState = 'candidate' | 'deployed' | 'retired'

/** A version of what was learned, without the weights themselves. */
export interface ModelVersion {
  id: number
  version: number
  pluginVersion: string
  state: ModelState
  trafficShare: number
  rows: number
  corrections: number
  fromOn: string
  toOn: string
  metrics: TrainingMetrics | null
  baseline: Baseline
  createdAt: string
  deployedAt: string | null
}

interface StoredModel {
  id: number
  version: number
  plugin_version: string
  state: ModelState
  traffic_share: number
  trained_rows: number
  corrections: number
  from_on: string
  to_on: string
  metrics: string | null
  baseline: string
  created_at: string
  deployed_at: string | null
}

const COLUMNS = `id, version, plugin_version, state, traffic_share, trained_rows, corrections, from_on, to_on, metrics, baseline, created_at,
  deployed_at`
/** Older ones are of no use: what they knew is in the later ones. */
const KEPT = 6

export async function listModels(queries: Queries): Promise<ModelVersion[]> {
  const rows = await queries.all<StoredModel>(`SELECT ${COLUMNS} FROM categorizer_models ORDER BY version DESC`)
  return rows.map(present)
}

export async function findModel(queries: Queries, id: number): Promise<ModelVersion | undefined> {
  const row = await queries.first<StoredModel>(`SELECT ${COLUMNS} FROM categorizer_models WHERE id = ?`, [id])
  return row && present(row)
}

export async function readModelText(queries: Queries, id: number): Promise<string> {
  const row = await queries.first<{ model: string }>('SELECT model FROM categorizer_models WHERE id = ?', [id])
  return row!.model
}

export async function keepModel(
  writes: Writes,
  model: Pick<ModelVersion, 'pluginVersion' | 'rows' | 'fromOn' | 'toOn' | 'metrics' | 'baseline'> & { text: string },
  now: string,
): Promise<number> {
  const latest = await writes.first<{ version: number | null }>(
    'SELECT MAX(version) AS version FROM categorizer_models',
  )
  const id = await writes.insert('categorizer_models', {
    version: (latest!.version ?? 0) + 1,
    plugin_version: model.pluginVersion,
    state: 'candidate',
    traffic_share: 0,
    trained_rows: model.rows,
    from_on: model.fromOn,
    to_on: model.toOn,
    metrics: model.metrics === null ? null : JSON.stringify(model.metrics),
    baseline: JSON.stringify(model.baseline),
    model: model.text,
    created_at: now,
  })
  const old = await writes.all<{ id: number }>(
    `SELECT id FROM categorizer_models WHERE state <> 'deployed' AND traffic_share = 0 AND id <> ? ORDER BY version DESC`,
    [id],
  )
  for (const gone of old.slice(KEPT)) await writes.run('DELETE FROM categorizer_models WHERE id = ?', [gone.id])
  return id
}

function present(row: StoredModel): ModelVersion {
  return {
    id: row.id,
    version: row.version,
    pluginVersion: row.plugin_version,
    state: row.state,
    trafficShare: row.traffic_share,
    rows: row.trained_rows,
    corrections: row.corrections,
    fromOn: row.from_on,
    toOn: row.to_on,
    metrics: row.metrics === null ? null : (JSON.parse(row.metrics) as TrainingMetrics),
    baseline: JSON.parse(row.baseline) as Baseline,
    createdAt: row.created_at,
    deployedAt: row.deployed_at,
  }
}
