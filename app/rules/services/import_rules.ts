import type { Actor } from '#changes/domain/origin'
import type { Changed, Gateway } from '#changes/gateway'
import { type FieldProblem, InvalidInputException } from '#core/exceptions'
import type { Queries } from '#database/database'
import { matchKey } from '#ledger/domain/match_key'
import { conditionProblems } from '../domain/check_condition.js'
import { actionsProblems } from '../domain/check_rule.js'
import {
  type BlueprintReference,
  type BlueprintRule,
  differingParts,
  type IdOf,
  referenceKey,
  type RuleBlueprint,
  withIds,
} from '../domain/rule_blueprint.js'
import { addRule, changeRule } from './edit_rules.js'
import { contentOf } from './export_rules.js'
import { householdDay } from './household_day.js'
import { loadRules, type StoredRule } from './load_rules.js'
import { ReferenceNames } from './reference_names.js'

export interface RulesImport {
  ruleSet: RuleBlueprint
  /** What a person said a name of the file is here. */
  meanings: readonly (Pick<BlueprintReference, 'kind' | 'id'> & { here: number })[]
  /** Places in the file of rules that are not taken over. */
  leaveOut: readonly number[]
}

/** A name of the file and what it is here; null where somebody has to say. */
export interface MappedReference extends BlueprintReference {
  here: { id: number; name: string } | null
}

/** What becomes of a rule of the file. */
export interface PlannedRule {
  name: string
  outcome: 'added' | 'changed' | 'same'
  /** With the ids of this household, as far as they are known. */
  rule: BlueprintRule
  /** The rule of the same name here, and what of it would be another. */
  known: { id: number; rule: BlueprintRule } | null
  differs: (keyof BlueprintRule)[]
}

export interface RulesImportPreview {
  references: MappedReference[]
  rules: PlannedRule[]
}

/**
 * Takes rules over from a file. A rule with the name of one that is there becomes its next version; the others are added, switched off, at
 * the end of their stage. All of it is one change.
 */
export class ImportRules {
  constructor(private readonly gateway: Gateway) {}

  preview(householdId: number, wanted: RulesImport): Promise<RulesImportPreview> {
    return this.gateway.database.read(householdId, (queries) => planImport(queries, wanted))
  }

  async handle(
    householdId: number,
    wanted: RulesImport,
    actor: Actor,
  ): Promise<Changed<{ added: number; changed: number }>> {
    const { database, clock } = this.gateway
    const today = await householdDay(database, clock, householdId)
    const summary = 'Took rules over from a file'
    return this.gateway.change(householdId, { actor, cause: 'rules.imported', summary }, async (changes) => {
      const { references, rules } = await planImport(changes, wanted)
      requireAllKnown(references, rules)
      const counts = { added: 0, changed: 0 }
      for (const [at, { outcome, rule, known }] of rules.entries()) {
        if (outcome === 'same' || wanted.leaveOut.includes(at)) continue
        counts[outcome]++
        const around = { actor, now: clock.now(), today }
        await atRule(at, async () => {
          if (known) await changeRule(changes, known.id, rule, around)
          else await addRule(changes, { ...rule, enabled: false }, around)
        })
      }
      return counts
    })
  }
}

async function planImport(queries: Queries, { ruleSet, meanings }: RulesImport): Promise<RulesImportPreview> {
  requireWellFormed(ruleSet)
  const names = await ReferenceNames.read(queries)
  requireThere(meanings, names)
  const said = new Map(meanings.map(({ kind, id, here }) => [referenceKey(kind, id), here]))
  const references = ruleSet.references.map((reference): MappedReference => {
    const own = said.get(referenceKey(reference.kind, reference.id))
    const here = own === undefined ? names.likely(reference) : names.find(reference.kind, own)
    return { ...reference, here: here ? { id: here.id, name: here.name } : null }
  })
  const ids = new Map(references.map(({ kind, id, here }) => [referenceKey(kind, id), here?.id]))
  const idOf: IdOf = (kind, id) => ids.get(referenceKey(kind, id)) ?? 0
  const stored = await loadRules(queries)
  return { references, rules: ruleSet.rules.map((rule) => planRule(withIds(rule, idOf), stored)) }
}

/** What a person says a name is has to be there. */
function requireThere(meanings: RulesImport['meanings'], names: ReferenceNames): void {
  const problems = meanings.flatMap(({ kind, here }, at): FieldProblem[] =>
    names.find(kind, here) ? [] : [{ pointer: `/meanings/${at}/here`, code: kind, message: 'That is not there.' }],
  )
  if (problems.length > 0) throw new InvalidInputException(problems)
}

function planRule(rule: BlueprintRule, stored: readonly StoredRule[]): PlannedRule {
  const found = stored.find(({ name }) => matchKey(name) === matchKey(rule.name))
  if (!found) return { name: rule.name, outcome: 'added', rule, known: null, differs: [] }
  const known = { id: found.id, rule: contentOf(found) }
  const differs = differingParts(known.rule, rule)
  return { name: rule.name, outcome: differs.length === 0 ? 'same' : 'changed', rule, known, differs }
}

/** The file may be anybody's: what it holds is of the language before anything walks through it. */
function requireWellFormed({ rules }: RuleBlueprint): void {
  const problems = rules.flatMap(({ condition, actions }, at) => [
    ...conditionProblems(condition, `/rule_set/rules/${at}/condition`),
    ...actionsProblems(actions, `/rule_set/rules/${at}/actions`),
  ])
  if (problems.length > 0) throw new InvalidInputException(problems)
}

function requireAllKnown(references: readonly MappedReference[], rules: readonly PlannedRule[]): void {
  if (rules.length === 0) return
  const problems = references.flatMap(({ here, kind, name }, at): FieldProblem[] =>
    here ? [] : [{ pointer: `/rule_set/references/${at}`, code: kind, message: `Say what “${name}” is here.` }],
  )
  if (problems.length > 0) throw new InvalidInputException(problems)
}

/** What is wrong with a rule, its tests for instance, is told at its place in the file. */
async function atRule<T>(at: number, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof InvalidInputException)) throw error
    const placed = error.errors!.map((problem) => ({ ...problem, pointer: `/rule_set/rules/${at}${problem.pointer}` }))
    throw new InvalidInputException(placed)
  }
}
