import type { Actor, Origin } from '#changes/domain/origin'
import type { Changed, Gateway } from '#changes/gateway'
import { NotFoundException } from '#core/exceptions'
import { type CompiledRules, compileRules } from '../domain/compile_rules.js'
import { RuleNotApplicableException } from '../exceptions.js'
import { evaluateHistory, evaluateSelection } from './evaluate_history.js'
import { householdDay } from './household_day.js'
import { loadRules } from './load_rules.js'
import { compileAll } from './preview_rule.js'
import { readRuleSurroundings } from './read_surroundings.js'
import type { PluginCall } from '../domain/draft.js'
import { queuePluginCalls } from './queue_plugin_calls.js'
import { OutcomeWriter } from './write_outcome.js'

/**
 * Applies rules to what is already there, as one change set: to the selected transactions, or to all. What a person set stays.
 * A rule that is switched off may be applied by hand; one that is no longer valid may not. What plugins bring follows as a change of
 * its own.
 */
export class ApplyRule {
  constructor(private readonly gateway: Gateway) {}

  async handle(householdId: number, ruleId: number, selection?: readonly number[]): Promise<Changed<number>> {
    const { database, clock } = this.gateway
    const today = await householdDay(database, clock, householdId)
    const [rule, compiled] = await database.read(householdId, async (queries) => {
      const found = (await loadRules(queries)).find((each) => each.id === ruleId)
      if (!found) throw new NotFoundException('rule')
      if (found.problem !== null) throw new RuleNotApplicableException(found.problem)
      const surroundings = await readRuleSurroundings(queries, today, [found])
      return [found, compileRules([{ ...found, enabled: true }], surroundings)]
    })
    const actor = { kind: 'rule', id: rule.id, label: rule.name } as const
    const origin = { actor, cause: 'rule.applied', summary: `Applied the rule ${rule.name}` }
    return this.#apply(householdId, origin, compiled, selection)
  }

  /** All rules that are switched on, in their order, as an import would run them. */
  async all(householdId: number, actor: Actor, selection?: readonly number[]): Promise<Changed<number>> {
    const { database, clock } = this.gateway
    const today = await householdDay(database, clock, householdId)
    const compiled = await database.read(householdId, (queries) => compileAll(queries, today))
    return this.#apply(
      householdId,
      { actor, cause: 'rules.applied', summary: 'Applied all rules' },
      compiled,
      selection,
    )
  }

  async #apply(
    householdId: number,
    origin: Origin,
    compiled: CompiledRules,
    selection: readonly number[] | undefined,
  ): Promise<Changed<number>> {
    // The whole history is looked through before anything is locked; the rows found are read again when they are written.
    const ids = selection ? [...new Set(selection)] : await this.#findChanging(householdId, compiled)
    return this.gateway.change(householdId, origin, async (changes) => {
      const writer = new OutcomeWriter(changes, this.gateway.clock.now())
      const asked: (PluginCall & { transactionId: number })[] = []
      let [found, changed] = [0, 0]
      for await (const chunk of evaluateSelection(changes, compiled, ids)) {
        found += chunk.length
        for (const { transaction, outcome } of chunk) {
          for (const call of outcome.calls) asked.push({ ...call, transactionId: transaction.id })
          if (!outcome.changed) continue
          await writer.write(transaction, outcome)
          changed++
        }
      }
      // What the history offered may be gone by now; what a person named has to be there, all of it.
      if (selection && found < ids.length) throw new NotFoundException('transaction')
      await queuePluginCalls(changes.operational, asked, this.gateway.clock.now())
      return changed
    })
  }

  #findChanging(householdId: number, compiled: CompiledRules): Promise<number[]> {
    return this.gateway.database.read(householdId, async (queries) => {
      const ids: number[] = []
      for await (const chunk of evaluateHistory(queries, compiled))
        for (const { transaction, outcome } of chunk)
          if (outcome.changed || outcome.calls.length > 0) ids.push(transaction.id)
      return ids
    })
  }
}
