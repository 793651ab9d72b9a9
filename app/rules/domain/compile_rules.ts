import type { Setter } from '#ledger/domain/provenance'
import { compileCondition } from './compile_condition.js'
import type { Test } from './test.js'
import { type BlockedChange, Draft, type PluginCall, type RuleChanges, type SetBy } from './draft.js'
import { requirementOf } from './requirement.js'
import { type Action, inOrder, type Rule } from './rule.js'
import type { History } from './occurrence.js'
import type { RuleRow } from './row.js'
import { nextMarked, RuleIndex } from './rule_index.js'
import type { Surroundings } from './surroundings.js'

export interface Outcome {
  /** The rules whose conditions held, in the order they were tried. */
  matched: readonly number[]
  changes: RuleChanges
  /** Who set each of the changed fields: for every field the last rule that set it. */
  setBy: SetBy
  /** What the matched rules wanted and may not set. */
  blocked: readonly BlockedChange[]
  /** Plugins to be asked once all rules had their turn. */
  calls: readonly PluginCall[]
  /** Whether there is anything in `changes`. */
  changed: boolean
}

interface CompiledRule {
  id: number
  stage: Rule['stage']
  stop: boolean
  test: Test<RuleRow>
  actions: readonly Action[]
  setter: Setter
}

const nothing: Outcome = Object.freeze({
  matched: [],
  changes: { add_tags: [], remove_tags: [] },
  setBy: {},
  blocked: [],
  calls: [],
  changed: false,
})

/**
 * A household's rules, made ready once to be evaluated for many rows. Disabled ones are left out. Evaluating is pure: the same row gives
 * the same outcome, and each rule is tried at most once.
 */
export function compileRules(rules: readonly Rule[], surroundings: Surroundings = {}): CompiledRules {
  return new CompiledRules(rules.filter((rule) => rule.enabled).sort(inOrder), surroundings)
}

export class CompiledRules {
  readonly #rules: readonly CompiledRule[]
  readonly #index: RuleIndex
  readonly #marks: Uint32Array
  readonly #history: History | undefined
  readonly #currencyOf: Surroundings['currencyOf']

  constructor(inOrderOfTrial: readonly Rule[], surroundings: Surroundings) {
    this.#rules = inOrderOfTrial.map((rule) => ({
      id: rule.id,
      stage: rule.stage,
      stop: rule.stop,
      test: compileCondition<RuleRow>(rule.condition, surroundings),
      actions: rule.actions,
      setter: { by: 'rule', id: rule.id, label: rule.name },
    }))
    this.#index = new RuleIndex(inOrderOfTrial.map((rule) => requirementOf(rule.condition)))
    this.#marks = this.#index.createMarks()
    this.#history = surroundings.history
    this.#currencyOf = surroundings.currencyOf
  }

  /** Whether any rule asks about earlier transactions. */
  get looksBack(): boolean {
    return this.#history !== undefined
  }

  get count(): number {
    return this.#rules.length
  }

  /** The same for rows that are not stored yet and follow each other: later ones look back on earlier ones. */
  evaluateNext(row: RuleRow): Outcome {
    const outcome = this.evaluate(row)
    if (this.#history) {
      const { payee = row.writtenPayee, category_id: set = row.category, ...changes } = outcome.changes
      const hasParts = changes.split !== undefined || changes.transfer_account_id !== undefined
      this.#history.add({ ...row, writtenPayee: payee, category: hasParts ? null : set })
    }
    return outcome
  }

  evaluate(row: RuleRow): Outcome {
    const marks = this.#marks
    this.#index.markCandidates(row, marks)
    let matched: number[] | undefined
    let draft: Draft | undefined
    let stoppedStage: Rule['stage'] | undefined
    for (let at = nextMarked(marks, 0); at >= 0; at = nextMarked(marks, at + 1)) {
      const rule = this.#rules[at]
      if (rule.stage === stoppedStage || !rule.test(draft ? draft.row : row)) continue
      draft ??= new Draft(row, (field, text) => this.#index.markAfterChange(field, text, marks), this.#currencyOf)
      ;(matched ??= []).push(rule.id)
      for (const action of rule.actions) draft.perform(action, rule.setter)
      if (rule.stop) stoppedStage = rule.stage
    }
    return draft ? { matched: matched!, ...draft.outcome(), blocked: draft.blocked, calls: draft.calls } : nothing
  }
}
