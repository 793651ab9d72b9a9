import type { Florin } from './florin.js'

export type Cell = string | number | null | { amount: string; currency: string }

/** A part of a report. Florin draws it; there is no HTML. Each chart has its numbers as a table behind it. */
export type ReportBlock =
  | { type: 'heading'; text: string }
  | { type: 'text'; text: string }
  | { type: 'figures'; figures: { label: string; value: Cell; note?: string }[] }
  | { type: 'table'; columns: { title: string; align?: 'start' | 'end' }[]; rows: Cell[][] }
  | {
      type: 'chart'
      shape: 'bars' | 'line'
      labels: string[]
      series: { name: string; currency: string; values: string[] }[]
    }

export interface ReportDocument {
  title: string
  blocks: ReportBlock[]
}

export interface BuildRequest {
  /** By the schema in the manifest. */
  parameters: Record<string, unknown>
  from: string
  to: string
}

/**
 * Makes a document out of what it may read.
 *
 * @example
 * const report: Report = { build: async () => ({ document: { title: 'Empty', blocks: [] } }) }
 */
export interface Report {
  build(request: BuildRequest, florin: Florin): Promise<{ document: ReportDocument }>
}
