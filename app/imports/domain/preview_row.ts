import { type Decision, decide, noOutcomes, type OutcomeCounts, type Verdict } from './outcome.js'

/** A row of a preview as it is kept, apart from what a reader looks up: names of categories and matched transactions. */
export interface PreviewRow {
  row: number
  line: number
  /** Index into the file's accounts. */
  account: number
  occurred_on: string
  /** As the file has it. */
  amount: string
  currency: string
  payee: string
  memo: string
  /** What was found out, before anybody decided. */
  found: Verdict
  decision: Decision | null
  transaction_id: number | null
  score: number | null
  category_id: number | null
  category_by: 'rule' | 'import' | null
}

/** Some hundred rows in a row, kept as one entry. */
export interface PreviewPage {
  first_row: number
  counts: OutcomeCounts
  rows: PreviewRow[]
}

const ROWS_A_PAGE = 200

export function verdictOf({ found, decision }: PreviewRow): Verdict {
  return decide(found, decision)
}

export function toPages(rows: readonly PreviewRow[]): PreviewPage[] {
  const pages: PreviewPage[] = []
  for (let from = 0; from < rows.length; from += ROWS_A_PAGE) {
    const some = rows.slice(from, from + ROWS_A_PAGE)
    pages.push({ first_row: some[0].row, counts: countOutcomes(some), rows: some })
  }
  return pages
}

export function countOutcomes(rows: readonly PreviewRow[]): OutcomeCounts {
  const counts = noOutcomes()
  for (const row of rows) counts[verdictOf(row).outcome]++
  return counts
}
