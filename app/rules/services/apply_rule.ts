import type { Changed, Gateway } from '#changes/gateway'
import { NotFoundException } from '#core/exceptions'
import { type CompiledRules, compileRules } from '../domain/compile_rules.js'
import { RuleNotApplicableException } from '../exceptions.js'
import { householdDay } from './household_day.js'
import { evaluateHistory, evaluateSelection } from './evaluate_history.js'
import { loadRules, type StoredRule } from './load_rules.js'
import { readSurroundings } from './read_surroundings.js'
import { OutcomeWriter } from './write_outcome.js'

/**
 * Applies one rule to what is already there, as one change set: to the selected transactions, or to all. What a person set stays.
 * A rule that is switched off may be applied by hand; one that is no longer valid may not.
 */
export class ApplyRule {
  constructor(private readonly gateway: Gateway) {}

  async handle(householdId: number, ruleId: number, selection?: readonly number[]): Promise<Changed<number>> {
    const { database, clock } = this.gateway
    const today = await householdDay(database, clock, householdId)
    const rules = await database.read(householdId, loadRules)
    const rule = rules.find((each) => each.id === ruleId)
    if (!rule) throw new NotFoundException('rule')
    if (rule.problem !== null) throw new RuleNotApplicableException(rule.problem)
    const surroundings = await database.read(householdId, (queries) =>
      readSurroundings(queries, today, [rule.condition]),
    )
    const compiled = compileRules([{ ...rule, enabled: true }], surroundings)
    // The whole history is looked through before anything is locked; the rows found are read again when they are written.
    const ids = selection ? [...new Set(selection)] : await this.#findChanging(householdId, compiled)
    return this.#apply(householdId, rule, compiled, { ids, mustExist: selection !== undefined })
  }

  #findChanging(householdId: number, compiled: CompiledRules): Promise<number[]> {
    return this.gateway.database.read(householdId, async (queries) => {
      const ids: number[] = []
      for await (const chunk of evaluateHistory(queries, compiled))
        for (const { transaction, outcome } of chunk) if (outcome.changed) ids.push(transaction.id)
      return ids
    })
  }

  #apply(
    householdId: number,
    rule: StoredRule,
    compiled: CompiledRules,
    { ids, mustExist }: { ids: readonly number[]; mustExist: boolean },
  ): Promise<Changed<number>> {
    const actor = { kind: 'rule', id: rule.id, label: rule.name } as const
    const origin = { actor, cause: 'rule.applied', summary: `Applied the rule ${rule.name}` }
    return this.gateway.change(householdId, origin, async (changes) => {
      const writer = new OutcomeWriter(changes, this.gateway.clock.now())
      let [found, changed] = [0, 0]
      for await (const chunk of evaluateSelection(changes, compiled, ids)) {
        found += chunk.length
        for (const { transaction, outcome } of chunk) {
          if (!outcome.changed) continue
          await writer.write(transaction, outcome)
          changed++
        }
      }
      // What the history offered may be gone by now; what a person named has to be there, all of it.
      if (mustExist && found < ids.length) throw new NotFoundException('transaction')
      return changed
    })
  }
}
