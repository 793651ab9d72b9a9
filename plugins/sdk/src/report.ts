import type { Florin } from './florin.js'

/**
 * @example
 * const cells: Cell[] = ['Groceries', 12, null, { amount: '12.00', currency: 'EUR' }]
 */
export type Cell = string | number | null | { amount: string; currency: string }

/**
 * A part of a report. Florin draws it; there is no HTML. Each chart has its numbers as a table behind it.
 *
 * @example
 * const block: ReportBlock = { type: 'figures', figures: [{ label: 'Left', value: { amount: '12.00', currency: 'EUR' } }] }
 */
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

/**
 * @example
 * const document: ReportDocument = { title: 'Summary', blocks: [{ type: 'text', text: 'Nothing happened.' }] }
 */
export interface ReportDocument {
  title: string
  blocks: ReportBlock[]
}

/**
 * @example
 * const title = ({ from, to }: BuildRequest) => 'Summary ' + from + ' to ' + to
 */
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
