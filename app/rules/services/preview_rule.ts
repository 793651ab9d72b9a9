import type { Gateway } from '#changes/gateway'
import type { PlainDate } from '#core/plain_date'
import type { Queries } from '#database/database'
import { readTransactions } from '#ledger/services/read_transactions'
import type { TransactionJson } from '#ledger/validators/transaction'
import { type CompiledRules, compileRules } from '../domain/compile_rules.js'
import { type FieldDifference, listDifferences } from '../domain/differences.js'
import type { Rule } from '../domain/rule.js'
import { sqlCondition, TRANSACTIONS_SQL } from '../domain/sql_condition.js'
import { type Evaluated, evaluateHistory, evaluateSelection } from './evaluate_history.js'
import { householdDay } from './household_day.js'
import { loadRules } from './load_rules.js'
import { readRuleSurroundings } from './read_surroundings.js'
import { requireValidRule, type RuleDraft } from './require_valid_rule.js'

const SAMPLE_MAX = 50

export interface Preview {
  match_count: number
  /** How many transactions applying would change. */
  change_count: number
  total: number
  sample: { transaction: TransactionJson; changes: FieldDifference[] }[]
}

/** Tells what a rule, or all rules, would do to the transactions there are, by the evaluation that applying uses. */
export class PreviewRule {
  constructor(private readonly gateway: Pick<Gateway, 'database' | 'clock'>) {}

  async handle(householdId: number, draft: RuleDraft, abandoned?: AbortSignal): Promise<Preview> {
    const today = await this.#today(householdId)
    return this.gateway.database.read(householdId, async (queries) => {
      const valid = await requireValidRule(queries, draft)
      const rule = { ...valid, id: 0, name: '', enabled: true, stage: 'main', position: 0, stop: false } as const
      const compiled = compileRules([rule], await readRuleSurroundings(queries, today, [rule]))
      const total = abandoned?.aborted ? 0 : await countAll(queries)
      const ids = total === 0 ? [] : await findPossible(queries, rule, today)
      return { ...(await tally(queries, evaluateSelection(queries, compiled, ids, abandoned))), total }
    })
  }

  /** All rules that are switched on, one after the other, as an import would run them. */
  async ofAll(householdId: number, abandoned?: AbortSignal): Promise<Preview> {
    const today = await this.#today(householdId)
    return this.gateway.database.read(householdId, async (queries) =>
      tally(queries, evaluateHistory(queries, await compileAll(queries, today), abandoned)),
    )
  }

  #today(householdId: number): Promise<PlainDate> {
    return householdDay(this.gateway.database, this.gateway.clock, householdId)
  }
}

/** The household's rules that are switched on, for what is already there. */
export async function compileAll(queries: Queries, today: PlainDate): Promise<CompiledRules> {
  const rules = (await loadRules(queries)).filter((rule) => rule.enabled)
  return compileRules(rules, await readRuleSurroundings(queries, today, rules))
}

async function countAll(queries: Queries): Promise<number> {
  const counted = await queries.first<{ count: number }>('SELECT COUNT(*) AS count FROM transactions')
  return counted!.count
}

/** The database leaves out what cannot match; evaluating decides about the rest. */
async function findPossible(queries: Queries, { condition }: Rule, today: PlainDate): Promise<number[]> {
  const { sql, params } = sqlCondition(condition, queries.dialect, { today }).possible
  const rows = await queries.all<{ id: number }>(
    `SELECT t.id FROM ${TRANSACTIONS_SQL} WHERE ${sql} ORDER BY t.id DESC`,
    params,
  )
  return rows.map((row) => row.id)
}

async function tally(queries: Queries, chunks: AsyncIterable<readonly Evaluated[]>): Promise<Preview> {
  const preview: Preview = { match_count: 0, change_count: 0, total: 0, sample: [] }
  const changing: Evaluated[] = []
  const unchanged: Evaluated[] = []
  for await (const chunk of chunks) {
    preview.total += chunk.length
    for (const evaluated of chunk) {
      if (evaluated.outcome.matched.length === 0) continue
      preview.match_count++
      if (evaluated.outcome.changed) preview.change_count++
      const sample = evaluated.outcome.changed ? changing : unchanged
      if (sample.length < SAMPLE_MAX) sample.push(evaluated)
    }
  }
  preview.sample = await describe(queries, [...changing, ...unchanged].slice(0, SAMPLE_MAX))
  return preview
}

async function describe(queries: Queries, sample: readonly Evaluated[]): Promise<Preview['sample']> {
  const keys = sample.map(({ transaction }) => ({ id: transaction.id, occurred_on: transaction.facts.date }))
  const transactions = await readTransactions(queries, keys)
  const accounts = await queries.all<{ id: number; name: string }>('SELECT id, name FROM accounts')
  const names = new Map(accounts.map((account) => [account.id, account.name]))
  return sample.map(({ transaction, outcome }, at) => ({
    transaction: transactions[at],
    changes: listDifferences(transaction.facts, outcome, names),
  }))
}
