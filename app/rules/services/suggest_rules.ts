import { matchKey } from '#ledger/domain/match_key'
import { readProvenance } from '#ledger/domain/provenance'
import type { Queries } from '#database/database'
import type { Condition } from '../domain/condition.js'
import type { Action } from '../domain/rule.js'
import { sharedWords } from '../domain/shared_words.js'
import { implies } from '../domain/implication.js'
import { loadRules, type StoredRule } from './load_rules.js'

/** Fewer corrections are no habit. */
const CORRECTIONS_MIN = 3
/** People who correct most of a payee's transactions in one way mean all of them. */
const AGREEMENT_MIN = 0.8
const LOOKED_AT_MAX = 20_000
const SUGGESTIONS_MAX = 20

/** A rule that would have made corrections needless which a person made again and again. */
export interface RuleSuggestion {
  /** What it is about; the same as long as it proposes the same. */
  key: string
  name: string
  condition: Condition
  actions: Action[]
  /** How many transactions a person corrected in this way. */
  correction_count: number
}

interface Corrected {
  payee: string | null
  description: string
  category: number | null
  category_name: string | null
  provenance: string
}

/** What people keep correcting in imported transactions and no rule says yet, most frequent first. */
export async function suggestRules(queries: Queries): Promise<RuleSuggestion[]> {
  const corrected = await queries.all<Corrected>(
    `SELECT y.name AS payee, t.raw_description AS description, a.id AS category, a.name AS category_name, t.provenance
     FROM transactions t
     JOIN postings q ON q.transaction_id = t.id AND q.position = 1
     LEFT JOIN accounts a ON a.id = q.account_id AND a.kind IN ('income', 'expense') AND a.role IS NULL
     LEFT JOIN payees y ON y.id = t.payee_id
     WHERE t.import_batch_id IS NOT NULL AND t.provenance LIKE '%"by":"user"%'
     ORDER BY t.id DESC LIMIT ?`,
    [LOOKED_AT_MAX],
  )
  const dismissed = await queries.all<{ suggestion: string }>('SELECT suggestion FROM dismissed_rule_suggestions')
  const unwanted = new Set(dismissed.map((row) => row.suggestion))
  const rules = (await loadRules(queries)).filter((rule) => rule.problem === null)
  return [...suggestCategories(corrected), ...suggestPayees(corrected)]
    .filter((suggestion) => !unwanted.has(suggestion.key) && !rules.some((rule) => says(rule, suggestion)))
    .sort((a, b) => b.correction_count - a.correction_count)
    .slice(0, SUGGESTIONS_MAX)
}

function setByPerson(rows: readonly Corrected[], field: 'category' | 'payee'): Corrected[] {
  return rows.filter(({ provenance }) => readProvenance(provenance)[field]?.by === 'user')
}

/** One payee, mostly one category. */
function suggestCategories(rows: readonly Corrected[]): RuleSuggestion[] {
  const named = setByPerson(rows, 'category').filter(({ payee, category }) => payee !== null && category !== null)
  return [...Map.groupBy(named, ({ payee }) => matchKey(payee!))].flatMap(([payeeKey, group]) => {
    const [category, agreeing] = mostFrequent(group, (row) => row.category!)
    if (agreeing.length < CORRECTIONS_MIN || agreeing.length < group.length * AGREEMENT_MIN) return []
    const { payee, category_name: name } = agreeing[0]
    return {
      key: `category ${category} ${payeeKey}`,
      name: `${payee!} is ${name!}`.slice(0, 100),
      condition: { field: 'payee', op: 'is', value: payee! } satisfies Condition,
      actions: [{ type: 'set_category', category_id: category } satisfies Action],
      correction_count: agreeing.length,
    }
  })
}

/** One new name for what the bank always writes with the same words. */
function suggestPayees(rows: readonly Corrected[]): RuleSuggestion[] {
  const named = setByPerson(rows, 'payee').filter(({ payee, description }) => payee !== null && description !== '')
  return [...Map.groupBy(named, ({ payee }) => matchKey(payee!))].flatMap(([payeeKey, group]) => {
    if (group.length < CORRECTIONS_MIN) return []
    const words = sharedWords(group.map(({ description }) => description))
    if (words === null || matchKey(words) === payeeKey) return []
    return {
      key: `payee ${payeeKey} ${words}`,
      name: `Name ${group[0].payee!}`.slice(0, 100),
      condition: { field: 'description', op: 'contains', value: words } satisfies Condition,
      actions: [{ type: 'set_payee', payee: group[0].payee! } satisfies Action],
      correction_count: group.length,
    }
  })
}

function mostFrequent<Row, Key>(rows: readonly Row[], keyOf: (row: Row) => Key): [Key, Row[]] {
  return [...Map.groupBy(rows, keyOf)].reduce((best, each) => (each[1].length > best[1].length ? each : best))
}

/** Whether a rule does the same for all that the suggestion is about. */
function says(rule: StoredRule, { condition, actions: [wanted] }: RuleSuggestion): boolean {
  const isSame = rule.actions.some((action) => JSON.stringify(action) === JSON.stringify(wanted))
  return isSame && implies(condition, rule.condition)
}
