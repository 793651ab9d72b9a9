import type { Gateway } from '#changes/gateway'
import type { PlainDate } from '#core/plain_date'
import type { Queries } from '#database/database'
import { readTransactions } from '#ledger/services/read_transactions'
import type { TransactionJson } from '#ledger/validators/transaction'
import { type CompiledRules, compileRules } from '../domain/compile_rules.js'
import { type FieldDifference, listDifferences, type Names } from '../domain/differences.js'
import type { Rule } from '../domain/rule.js'
import { sqlCondition, TRANSACTIONS_SQL } from '../domain/sql_condition.js'
import { type Evaluated, evaluateHistory, evaluateSelection } from './evaluate_history.js'
import type { PluginDesk } from './ask_about.js'
import { householdDay } from './household_day.js'
import { loadRules } from './load_rules.js'
import { previewAnswers } from './preview_answers.js'
import { readRuleSurroundings } from './read_surroundings.js'
import { requireValidRule, type RuleDraft } from './require_valid_rule.js'

const SAMPLE_MAX = 50

export interface Preview {
  match_count: number
  /** How many transactions applying would change. */
  change_count: number
  total: number
  sample: { transaction: TransactionJson; changes: FieldDifference[] }[]
  /** Of plugins that rules ask: about how many transactions, and what kept them from answering for the sample. */
  plugins: { asked: number; problem: string | null } | null
}

interface PreviewOptions {
  abandoned?: AbortSignal
  /** Whether plugins are asked about the sample. Some take seconds and tell others what they are told, so a person says when. */
  asksPlugins?: boolean
}

/** A preview, and what it was made of. */
interface Tally {
  preview: Preview
  sampled: readonly Evaluated[]
  names: Names
}

/** Tells what a rule, or all rules, would do to the transactions there are, by the evaluation that applying uses. */
export class PreviewRule {
  constructor(
    private readonly gateway: Pick<Gateway, 'database' | 'clock'>,
    private readonly desk?: PluginDesk,
  ) {}

  async handle(
    householdId: number,
    draft: RuleDraft,
    { abandoned, asksPlugins }: PreviewOptions = {},
  ): Promise<Preview> {
    const today = await this.#today(householdId)
    const tallied = await this.gateway.database.read(householdId, async (queries) => {
      const valid = await requireValidRule(queries, draft)
      const rule = { ...valid, id: 0, name: '', enabled: true, stage: 'main', position: 0, stop: false } as const
      const surroundings = await readRuleSurroundings(queries, today, [rule], [])
      const compiled = compileRules([rule], surroundings)
      const total = abandoned?.aborted ? 0 : await countAll(queries)
      const ids = total === 0 ? [] : await findPossible(queries, rule, today)
      const found = await tally(queries, evaluateSelection(queries, compiled, ids, { ...surroundings, abandoned }))
      return { ...found, preview: { ...found.preview, total } }
    })
    return asksPlugins ? this.#withAnswers(householdId, tallied, abandoned) : tallied.preview
  }

  /** All rules that are switched on, one after the other, as an import would run them. */
  async ofAll(householdId: number, abandoned?: AbortSignal): Promise<Preview> {
    const today = await this.#today(householdId)
    const { preview } = await this.gateway.database.read(householdId, async (queries) =>
      tally(queries, evaluateHistory(queries, await compileAll(queries, today), abandoned)),
    )
    return preview
  }

  async #withAnswers(householdId: number, { preview, sampled, names }: Tally, signal?: AbortSignal): Promise<Preview> {
    if (!this.desk || !preview.plugins) return preview
    const parts = { desk: this.desk, database: this.gateway.database, names }
    const { changes, problem } = await previewAnswers(parts, householdId, sampled, signal)
    const sample = preview.sample.map((each, at) => ({ ...each, changes: [...each.changes, ...changes[at]] }))
    return { ...preview, sample, plugins: { ...preview.plugins, problem } }
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

async function tally(queries: Queries, chunks: AsyncIterable<readonly Evaluated[]>): Promise<Tally> {
  const preview: Preview = { match_count: 0, change_count: 0, total: 0, sample: [], plugins: null }
  const changing: Evaluated[] = []
  const unchanged: Evaluated[] = []
  let asked = 0
  for await (const chunk of chunks) {
    preview.total += chunk.length
    for (const evaluated of chunk) {
      const { matched, changed, calls } = evaluated.outcome
      if (matched.length === 0) continue
      preview.match_count++
      if (changed) preview.change_count++
      if (calls.length > 0) asked++
      const sample = changed || calls.length > 0 ? changing : unchanged
      if (sample.length < SAMPLE_MAX) sample.push(evaluated)
    }
  }
  const sampled = [...changing, ...unchanged].slice(0, SAMPLE_MAX)
  const names = await readNames(queries)
  preview.sample = await describe(queries, sampled, names)
  if (asked > 0) preview.plugins = { asked, problem: null }
  return { preview, sampled, names }
}

async function readNames(queries: Queries): Promise<Names> {
  const namesIn = async (table: 'accounts' | 'recurring_payments') => {
    const rows = await queries.all<{ id: number; name: string }>(`SELECT id, name FROM ${table}`)
    return new Map(rows.map(({ id, name }) => [id, name]))
  }
  return { accounts: await namesIn('accounts'), recurring: await namesIn('recurring_payments') }
}

async function describe(queries: Queries, sample: readonly Evaluated[], names: Names): Promise<Preview['sample']> {
  const keys = sample.map(({ transaction }) => ({ id: transaction.id, occurred_on: transaction.facts.date }))
  const transactions = await readTransactions(queries, keys)
  return sample.map(({ transaction, outcome }, at) => ({
    transaction: transactions[at],
    changes: listDifferences(transaction.facts, outcome, names),
  }))
}
