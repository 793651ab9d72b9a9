import type { Gateway } from '#changes/gateway'
import { NotFoundException } from '#core/exceptions'
import type { MachineField } from '#ledger/domain/provenance'
import type { BlockedChange } from '../domain/draft.js'
import { explainCondition, type Explanation } from '../domain/explanation.js'
import { ruleFields } from '../domain/catalogues.js'
import { ruleRow } from '../domain/row.js'
import { RuleTracer, type Step } from '../domain/trace_rules.js'
import { householdDay } from './household_day.js'
import { loadRules, type StoredRule } from './load_rules.js'
import { FactsReader } from './read_facts.js'
import { readRuleSurroundings } from './read_surroundings.js'
import { conditionFacts } from './read_transaction_conditions.js'

/** What came of one rule for one transaction. */
export interface ExplainedRule {
  rule: { id: number; name: string; stage: StoredRule['stage'] }
  outcome: 'matched' | 'not_matched' | 'stopped' | 'off' | 'invalid'
  /** Why a rule that is out of action is. */
  problem: string | null
  /** The earlier rule that ended the stage. */
  stopped_by: { id: number; name: string } | null
  /** Fields it sets, each with the later rule that sets it again. */
  set: { field: MachineField; overridden_by: { id: number; name: string } | null }[]
  blocked: { field: MachineField; by: BlockedChange['by']; label: string | null }[]
  /** The condition with what was found, as the transaction was when it was this rule's turn; null when the rule is off. */
  explanation: Explanation | null
}

/** Tells of every rule whether it acts on a transaction as it is now, and why or why not. */
export class ExplainTransaction {
  constructor(private readonly gateway: Pick<Gateway, 'database' | 'clock'>) {}

  async handle(householdId: number, transactionId: number): Promise<ExplainedRule[]> {
    const { database, clock } = this.gateway
    const today = await householdDay(database, clock, householdId)
    return database.read(householdId, async (queries) => {
      const [stored] = await (await FactsReader.open(queries)).of([transactionId])
      if (!stored) throw new NotFoundException('transaction')
      const rules = await loadRules(queries)
      const enabled = rules.filter((rule) => rule.enabled)
      // What a rule sets, later ones look back with: of the transaction only the day stays as it is.
      const asked = [{ date: stored.facts.date }]
      const surroundings = await readRuleSurroundings(queries, today, enabled, asked)
      const tracer = new RuleTracer(rules, surroundings)
      const explanations = new Map<number, Explanation>()
      const { steps } = tracer.traceEvery(ruleRow(stored.facts), (at, { row, written }) => {
        const { id, condition } = tracer.rules[at]
        const about = { catalogue: ruleFields, surroundings, facts: conditionFacts(written), row: { ...row } }
        explanations.set(id, explainCondition(condition, about))
      })
      const stepOf = new Map(steps.map((step) => [tracer.rules[step.rule].id, step]))
      return rules.map((rule) => describe(rule, stepOf.get(rule.id), tracer, explanations.get(rule.id) ?? null))
    })
  }
}

function describe(
  rule: StoredRule,
  step: Step | undefined,
  { rules }: RuleTracer,
  explanation: Explanation | null,
): ExplainedRule {
  const named = (at: number) => ({ id: rules[at].id, name: rules[at].name })
  return {
    rule: { id: rule.id, name: rule.name, stage: rule.stage },
    outcome: outcomeOf(rule, step),
    problem: rule.problem,
    stopped_by: step?.stoppedBy === undefined ? null : named(step.stoppedBy),
    set: (step?.set ?? []).map((field) => {
      const later = step!.overriddenBy[field]
      return { field, overridden_by: later === undefined ? null : named(later) }
    }),
    blocked: (step?.blocked ?? []).map(({ field, by, label }) => ({ field, by, label: label ?? null })),
    explanation,
  }
}

function outcomeOf(rule: StoredRule, step: Step | undefined): ExplainedRule['outcome'] {
  if (rule.problem !== null) return 'invalid'
  if (!rule.switchedOn) return 'off'
  if (!step) return 'not_matched'
  return step.stoppedBy === undefined ? 'matched' : 'stopped'
}
