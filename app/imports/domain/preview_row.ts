import { type Decision, decide, type Outcome, type Verdict } from './outcome.js'

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
  category_by: 'rule' | 'plugin' | 'import' | null
}

const ROWS_A_PAGE = 200

/** Some hundred rows in a row are kept as one entry. */
export function* toPages(rows: Iterable<PreviewRow>): Iterable<PreviewRow[]> {
  let page: PreviewRow[] = []
  for (const row of rows) {
    page.push(row)
    if (page.length < ROWS_A_PAGE) continue
    yield page
    page = []
  }
  if (page.length > 0) yield page
}

/** The groups that rows of a page are shown in. */
export function outcomesIn(rows: readonly PreviewRow[]): Outcome[] {
  return [...new Set(rows.map(({ found }) => found.outcome))]
}

export function isImported({ found, decision }: Pick<PreviewRow, 'found' | 'decision'>): boolean {
  return decide(found, decision).outcome === 'new'
}
