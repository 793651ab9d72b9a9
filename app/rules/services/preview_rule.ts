import type { Gateway } from '#changes/gateway'
import type { Queries } from '#database/database'
import { readTransactions } from '#ledger/services/read_transactions'
import type { TransactionJson } from '#ledger/validators/transaction'
import { compileRules } from '../domain/compile_rules.js'
import { type FieldDifference, listDifferences } from '../domain/differences.js'
import { type Evaluated, evaluateHistory } from './evaluate_history.js'
import { householdDay } from './household_day.js'
import { readSurroundings } from './read_surroundings.js'
import { requireValidRule, type RuleDraft } from './require_valid_rule.js'

const SAMPLE_MAX = 50

export interface Preview {
  match_count: number
  /** How many transactions applying the rule would change. */
  change_count: number
  total: number
  sample: { transaction: TransactionJson; changes: FieldDifference[] }[]
}

/** Tells what a rule would do to all transactions there are, by the evaluation that applying it uses. */
export class PreviewRule {
  constructor(private readonly gateway: Pick<Gateway, 'database' | 'clock'>) {}

  async handle(householdId: number, draft: RuleDraft, abandoned?: AbortSignal): Promise<Preview> {
    const { database, clock } = this.gateway
    const today = await householdDay(database, clock, householdId)
    return database.read(householdId, async (queries) => {
      const valid = await requireValidRule(queries, draft)
      const rule = { ...valid, id: 0, name: '', enabled: true, stage: 'main', position: 0, stop: false } as const
      const compiled = compileRules([rule], await readSurroundings(queries, today, [rule.condition]))
      const preview: Preview = { match_count: 0, change_count: 0, total: 0, sample: [] }
      const changing: Evaluated[] = []
      const unchanged: Evaluated[] = []
      for await (const chunk of evaluateHistory(queries, compiled, abandoned)) {
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
    })
  }
}

async function describe(queries: Queries, sample: readonly Evaluated[]): Promise<Preview['sample']> {
  const keys = sample.map(({ transaction }) => ({ id: transaction.id, occurred_on: transaction.facts.date }))
  const transactions = await readTransactions(queries, keys)
  const categories = await queries.all<{ id: number; name: string }>(
    `SELECT id, name FROM accounts WHERE kind IN ('income', 'expense')`,
  )
  const names = new Map(categories.map((category) => [category.id, category.name]))
  return sample.map(({ transaction, outcome }, at) => ({
    transaction: transactions[at],
    changes: listDifferences(transaction.facts, outcome, names),
  }))
}
