import type { MachineField, Setter } from '#ledger/domain/provenance'
import { compileCondition } from './compile_condition.js'
import type { Test } from './test.js'
import { type BlockedChange, Draft, type RuleChanges } from './draft.js'
import { requirementOf } from './requirement.js'
import type { TextField } from './fields.js'
import { inOrder, type Rule } from './rule.js'
import { nextMarked, RuleIndex } from './rule_index.js'
import type { RuleRow } from './row.js'
import type { Surroundings } from './surroundings.js'

/** What one rule did, or would have done, with one transaction. */
export interface Step {
  /** Index into the rules in the order they are tried. */
  rule: number
  /** The index of the earlier rule that ended the stage; the rule's condition held, and it was not asked. */
  stoppedBy?: number
  /** The fields it set. */
  set: readonly MachineField[]
  /** For each of them the index of the later rule that set it once more. */
  overriddenBy: Readonly<Partial<Record<MachineField, number>>>
  blocked: readonly BlockedChange[]
}

/** Hears of each rule when its turn comes, with the transaction as earlier rules left it. */
export type OnTurn = (rule: number, draft: Draft) => void

export interface Traced {
  /** Only rules whose conditions held. */
  steps: readonly Step[]
  changes: RuleChanges
}

/** The same evaluation as compile_rules.ts, which also tells of every rule what it did and what became of it. */
export class RuleTracer {
  readonly rules: readonly Rule[]
  readonly #tests: readonly Test<RuleRow>[]
  readonly #setters: readonly Setter[]
  readonly #index: RuleIndex
  readonly #surroundings: Surroundings

  constructor(rules: readonly Rule[], surroundings: Surroundings) {
    this.rules = rules.filter((rule) => rule.enabled).sort(inOrder)
    this.#tests = this.rules.map((rule) => compileCondition<RuleRow>(rule.condition, surroundings))
    this.#setters = this.rules.map(({ id, name }) => ({ by: 'rule', id, label: name }))
    this.#index = new RuleIndex(this.rules.map((rule) => requirementOf(rule.condition)))
    this.#surroundings = surroundings
  }

  /** Looks at the rules that can match, which are few. */
  trace(row: RuleRow): Traced {
    const marks = this.#index.createMarks()
    this.#index.markCandidates(row, marks)
    const onText = (field: TextField, text: string) => this.#index.markAfterChange(field, text, marks)
    return this.#run(new Draft(row, onText, this.#surroundings.currencyOf), (from) => nextMarked(marks, from))
  }

  /** Looks at every rule, and tells when its turn comes. */
  traceEvery(row: RuleRow, onTurn: OnTurn): Traced {
    const draft = new Draft(row, () => undefined, this.#surroundings.currencyOf)
    return this.#run(draft, (from) => (from < this.rules.length ? from : -1), onTurn)
  }

  #run(draft: Draft, next: (from: number) => number, onTurn?: OnTurn): Traced {
    const steps: Step[] = []
    let stopped: { stage: Rule['stage']; by: number } | undefined
    for (let at = next(0); at >= 0; at = next(at + 1)) {
      const { stage, stop } = this.rules[at]
      onTurn?.(at, draft)
      if (!this.#tests[at](draft.row)) continue
      const stoppedBy = stopped?.stage === stage ? stopped.by : undefined
      steps.push(stoppedBy === undefined ? this.#perform(at, draft) : { ...idle(at), stoppedBy })
      if (stop && stoppedBy === undefined) stopped = { stage, by: at }
    }
    return { steps: withOverrides(steps), changes: draft.outcome().changes }
  }

  #perform(rule: number, draft: Draft): Step {
    const setter = this.#setters[rule]
    const [blockedBefore, step] = [draft.blocked.length, idle(rule)]
    for (const action of this.rules[rule].actions) draft.perform(action, setter)
    const set = (Object.keys(draft.setBy) as MachineField[]).filter((field) => draft.setBy[field] === setter)
    return { ...step, set, blocked: draft.blocked.slice(blockedBefore) }
  }
}

function idle(rule: number): Step {
  return { rule, set: [], overriddenBy: {}, blocked: [] }
}

/** Tags add up; of every other field the last one counts. */
function withOverrides(steps: readonly Step[]): Step[] {
  return steps.map((step, at) => {
    const overriddenBy: Partial<Record<MachineField, number>> = {}
    for (const field of step.set) {
      const later = steps.findLast((other, place) => place > at && other.set.includes(field))
      if (later && field !== 'tags') overriddenBy[field] = later.rule
    }
    return { ...step, overriddenBy }
  })
}
