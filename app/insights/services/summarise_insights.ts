import type { Queries } from '#database/database'
import type { InsightKind, Severity } from '../domain/insight.js'
import type { InsightSummaryJson } from '../validators/insight.js'
import { topInsights } from './list_insights.js'

const TOP = 5

export async function summariseInsights(queries: Queries): Promise<InsightSummaryJson> {
  const counts = await queries.all<{ kind: InsightKind; severity: Severity; count: number }>(
    `SELECT kind, severity, COUNT(*) AS count FROM insights WHERE state = 'open' GROUP BY kind, severity ORDER BY kind`,
  )
  const look = await queries.first<{ looked_at: string }>('SELECT looked_at FROM insight_looks')
  const ofSeverity = (severity: Severity) => sum(counts.filter((row) => row.severity === severity))
  const byKind = Map.groupBy(counts, ({ kind }) => kind)
  return {
    generated_at: look?.looked_at ?? null,
    open: sum(counts),
    by_kind: [...byKind].map(([kind, rows]) => ({ kind, count: sum(rows) })),
    by_severity: { info: ofSeverity('info'), notice: ofSeverity('notice'), warning: ofSeverity('warning') },
    top: await topInsights(queries, TOP),
  }
}

const sum = (rows: readonly { count: number }[]) => rows.reduce((all, { count }) => all + count, 0)
