import type { MachineField } from '#ledger/domain/provenance'
import type { Action, Rule } from './rule.js'
import { comparisonsOf } from './condition.js'
import { implies } from './implication.js'
import type { Traced } from './trace_rules.js'

/**
 * What rules do to each other. `stopped`: never asked, because an earlier rule ends the stage. `overridden`: whatever it sets, a later
 * rule sets again. `conflict`: both set the same field, the other one wins. `unused`: matches nothing there is.
 */
export interface RuleFinding {
  kind: 'stopped' | 'overridden' | 'conflict' | 'unused'
  /** The rule that comes off worse. */
  rule_id: number
  /** The other one; null for `unused`. */
  by_rule_id: number | null
  field: MachineField | null
  /** How many transactions show it; 0 where it follows from what the rules say. */
  transaction_count: number
  /** Whether it holds for every transaction there can be. */
  certain: boolean
}

/** Counts, row by row, how often rules get in each other's way. */
export class ConflictCounter {
  readonly #matched: number[]
  readonly #effective: number[]
  readonly #stopped: Map<number, number>[]
  readonly #overridden: Map<string, number>[]

  constructor(private readonly rules: readonly Rule[]) {
    this.#matched = rules.map(() => 0)
    this.#effective = rules.map(() => 0)
    this.#stopped = rules.map(() => new Map<number, number>())
    this.#overridden = rules.map(() => new Map<string, number>())
  }

  count({ steps }: Traced): void {
    for (const { rule, stoppedBy, set, overriddenBy } of steps) {
      this.#matched[rule]++
      if (stoppedBy !== undefined) {
        add(this.#stopped[rule], stoppedBy)
        continue
      }
      const lost = Object.entries(overriddenBy)
      for (const [field, by] of lost) add(this.#overridden[rule], `${by} ${field}`)
      if (lost.length === 0 || lost.length < set.length) this.#effective[rule]++
    }
  }

  findings(): RuleFinding[] {
    const certain = certainFindings(this.rules)
    const isCertain = ({ rule_id, by_rule_id, kind }: RuleFinding) =>
      certain.some((one) => one.rule_id === rule_id && one.by_rule_id === by_rule_id && one.kind === kind)
    return [...certain, ...this.rules.flatMap((_, at) => this.#findingsOf(at)).filter((one) => !isCertain(one))]
  }

  #findingsOf(at: number): RuleFinding[] {
    const of = { rule_id: this.rules[at].id, certain: false }
    if (this.#matched[at] === 0) return [{ ...of, kind: 'unused', by_rule_id: null, field: null, transaction_count: 0 }]
    const stopped = [...this.#stopped[at]]
    const isAlwaysStopped = stopped.reduce((sum, [, count]) => sum + count, 0) === this.#matched[at]
    if (isAlwaysStopped)
      return stopped.map(([by, count]) => ({
        ...of,
        kind: 'stopped',
        by_rule_id: this.rules[by].id,
        field: null,
        transaction_count: count,
      }))
    const kind = this.#effective[at] === 0 ? 'overridden' : 'conflict'
    return [...this.#overridden[at]].map(([key, count]) => {
      const [by, field] = key.split(' ')
      const other = this.rules[Number(by)].id
      return { ...of, kind, by_rule_id: other, field: field as MachineField, transaction_count: count }
    })
  }
}

function add<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

/** What follows from the rules alone: a rule that only matches where an earlier one has already ended the stage. */
function certainFindings(rules: readonly Rule[]): RuleFinding[] {
  return rules.flatMap((rule, at) => {
    const by = rules.find((earlier, place) => place < at && endsStageBefore(rules.slice(place, at), earlier, rule))
    if (!by) return []
    return [{ kind: 'stopped', rule_id: rule.id, by_rule_id: by.id, field: null, transaction_count: 0, certain: true }]
  })
}

/** What rules in between set may make the condition hold after all, so that they must not touch what it asks for. */
function endsStageBefore([, ...between]: readonly Rule[], earlier: Rule, rule: Rule): boolean {
  if (!earlier.stop || earlier.stage !== rule.stage || !implies(rule.condition, earlier.condition)) return false
  const asked = new Set(comparisonsOf(rule.condition).map(({ comparison }) => comparison.field))
  return !between.some(({ actions }) => actions.some((action) => touchedBy(action).some((field) => asked.has(field))))
}

/** The fields of conditions that an action changes. */
function touchedBy({ type }: Action): readonly string[] {
  switch (type) {
    case 'set_category':
    case 'split':
    case 'set_transfer':
      return ['category', 'kind', 'occurrence']
    case 'set_payee':
      return ['payee', 'occurrence']
    case 'set_memo':
      return ['memo']
    case 'set_note':
    case 'append_note':
      return ['note']
    case 'add_tag':
    case 'remove_tag':
      return ['tag']
    case 'mark_reviewed':
    case 'set_review':
    case 'clear_review':
      return ['reviewed', 'needs_review']
    case 'exclude_from_reports':
      return ['excluded']
    case 'link_recurring':
      return []
    // What it brings comes after all rules.
    case 'call_plugin':
      return []
  }
}
