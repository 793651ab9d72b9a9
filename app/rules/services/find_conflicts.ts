import type { Gateway } from '#changes/gateway'
import { Turns } from '#core/turns'
import { ConflictCounter, type RuleFinding } from '../domain/rule_conflicts.js'
import { ruleRow } from '../domain/row.js'
import { RuleTracer } from '../domain/trace_rules.js'
import { householdDay } from './household_day.js'
import { loadRules } from './load_rules.js'
import { FactsReader } from './read_facts.js'
import { readRuleSurroundings } from './read_surroundings.js'

const CHUNK = 500

export interface Conflicts {
  findings: RuleFinding[]
  /** How many transactions were looked at. */
  transaction_count: number
}

/** Looks for rules that get in each other's way, in what they say and in what they would do to every transaction there is. */
export class FindConflicts {
  constructor(private readonly gateway: Pick<Gateway, 'database' | 'clock'>) {}

  async handle(householdId: number, abandoned?: AbortSignal): Promise<Conflicts> {
    const { database, clock } = this.gateway
    const today = await householdDay(database, clock, householdId)
    return database.read(householdId, async (queries) => {
      const rules = (await loadRules(queries)).filter((rule) => rule.enabled)
      const tracer = new RuleTracer(rules, await readRuleSurroundings(queries, today, rules))
      const counter = new ConflictCounter(tracer.rules)
      const reader = await FactsReader.open(queries)
      const turns = new Turns()
      let [before, count] = [Number.MAX_SAFE_INTEGER, 0]
      while (!abandoned?.aborted && rules.length > 0) {
        const chunk = await reader.below(before, CHUNK)
        if (chunk.length === 0) break
        for (const { facts } of chunk) counter.count(tracer.trace(ruleRow(facts)))
        count += chunk.length
        before = chunk[chunk.length - 1].id
        await turns.rest()
      }
      return { findings: counter.findings(), transaction_count: count }
    })
  }
}
