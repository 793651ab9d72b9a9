import type { Gateway } from '#changes/gateway'
import { replayChanges } from '#changes/services/replay_changes'
import type { Queries } from '#database/database'

export interface LedgerReport {
  households: number
  transactions: number
  change_sets: number
  /** What is wrong, in sentences; empty when all is well. */
  problems: { household_id: number | null; message: string }[]
}

/** Rows that name a row of another table; both must belong to one household. */
const references = [
  ['accounts', 'parent_id', 'accounts'],
  ['accounts', 'commodity_id', 'commodities'],
  ['transactions', 'payee_id', 'payees'],
  ['payee_aliases', 'payee_id', 'payees'],
  ['transactions', 'currency_id', 'commodities'],
  ['transactions', 'import_batch_id', 'import_batches'],
  ['postings', 'transaction_id', 'transactions'],
  ['postings', 'account_id', 'accounts'],
  ['postings', 'commodity_id', 'commodities'],
  ['transaction_tags', 'transaction_id', 'transactions'],
  ['transaction_tags', 'tag_id', 'tags'],
  ['month_totals', 'account_id', 'accounts'],
  ['rates', 'base_id', 'commodities'],
  ['rates', 'quote_id', 'commodities'],
  ['source_records', 'account_id', 'accounts'],
  ['source_records', 'batch_id', 'import_batches'],
  ['linked_transfers', 'change_set_id', 'change_sets'],
  ['budget_categories', 'category_id', 'accounts'],
  ['budget_assignments', 'category_id', 'accounts'],
  ['budget_templates', 'category_id', 'accounts'],
  ['changes', 'change_set_id', 'change_sets'],
] as const

/** Tables that are written through the gateway only. */
const throughTheGateway = [
  'commodities',
  'rates',
  'accounts',
  'payees',
  'tags',
  'transactions',
  'postings',
  'transaction_tags',
  'source_records',
  'linked_transfers',
  'rejected_transfers',
  'payee_aliases',
  'rejected_payee_pairs',
  'import_tolerances',
  'rules',
  'budgets',
  'budget_categories',
  'budget_assignments',
  'budget_holds',
  'budget_templates',
  'goals',
]

/** Each finds transactions that break an invariant. */
const invariants = [
  [
    'does not balance',
    'SELECT transaction_id AS id FROM postings GROUP BY transaction_id HAVING CAST(SUM(value) AS BIGINT) <> 0',
  ],
  [
    'has fewer than two postings',
    `SELECT t.id FROM transactions t WHERE (SELECT COUNT(*) FROM postings p WHERE p.transaction_id = t.id) < 2`,
  ],
  [
    'has a posting on another day, or one that is counted although it is void or left out of reports',
    `SELECT t.id FROM postings p JOIN transactions t ON t.id = p.transaction_id
     WHERE p.occurred_on <> t.occurred_on OR p.counted <> CASE WHEN t.status = 'void' THEN 0
       WHEN t.excluded = 1 AND p.account_id IN (SELECT id FROM accounts WHERE kind IN ('income', 'expense')) THEN 0 ELSE 1 END`,
  ],
  [
    'has an amount in its own currency that differs from its value',
    `SELECT t.id FROM postings p JOIN transactions t ON t.id = p.transaction_id
     WHERE p.commodity_id = t.currency_id AND p.quantity <> p.value`,
  ],
] as const

/** Proves the invariants of every household's ledger, or of one, by recounting. Reads only. */
export class CheckLedger {
  constructor(private readonly gateway: Gateway) {}

  async handle(only?: number): Promise<LedgerReport> {
    const { database } = this.gateway
    const report: LedgerReport = { households: 0, transactions: 0, change_sets: 0, problems: [] }
    await database.systemRead((queries) => this.#acrossHouseholds(queries, report, only))
    const households = await database.systemRead((queries) =>
      queries.all<{ id: number }>('SELECT id FROM households WHERE id = COALESCE(?, id) ORDER BY id', [only ?? null]),
    )
    for (const { id } of households) await database.read(id, (queries) => this.#household(queries, id, report))
    return report
  }

  async #acrossHouseholds(queries: Queries, report: LedgerReport, only: number | undefined) {
    // As a condition of its own it is found by an index; without, one household costs as much as all.
    const [ofOne, params] = only === undefined ? ['', []] : ['AND c.household_id = ?', [only]]
    for (const [table, column, target] of references) {
      const rows = await queries.all<{ household_id: number; named: number }>(
        `SELECT c.household_id, c.${column} AS named FROM ${table} c LEFT JOIN ${target} p ON p.id = c.${column}
         WHERE c.${column} IS NOT NULL AND (p.id IS NULL OR p.household_id <> c.household_id) ${ofOne} LIMIT 20`,
        params,
      )
      for (const row of rows) {
        report.problems.push({
          household_id: row.household_id,
          message: `A row of ${table} names ${target} ${row.named}, which is not there or belongs to another household.`,
        })
      }
    }
  }

  async #household(queries: Queries, id: number, report: LedgerReport) {
    const tell = (message: string) => report.problems.push({ household_id: id, message })
    for (const [what, sql] of invariants)
      for (const row of await queries.all<{ id: number }>(`${sql} LIMIT 20`)) tell(`Transaction ${row.id} ${what}.`)
    for (const derivation of this.gateway.derivations)
      for (const message of await derivation.differences(queries)) tell(message)
    for (const message of await replayChanges(queries, throughTheGateway)) tell(message)
    report.households++
    report.transactions += (await queries.first<{ count: number }>('SELECT COUNT(*) AS count FROM transactions'))!.count
    report.change_sets += (await queries.first<{ count: number }>('SELECT COUNT(*) AS count FROM change_sets'))!.count
  }
}
