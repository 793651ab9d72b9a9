import { test } from '@japa/runner'
import fc from 'fast-check'
import { matchKey } from '#ledger/domain/match_key'
import { type MachineField, maySet } from '#ledger/domain/provenance'
import { conditionProblems } from '#rules/domain/check_condition'
import { actionsProblems } from '#rules/domain/check_rule'
import { compileCondition } from '#rules/domain/compile_condition'
import { compileRules, type Outcome } from '#rules/domain/compile_rules'
import { ruleFields } from '#rules/domain/catalogues'
import type { Condition } from '#rules/domain/condition'
import { explainCondition } from '#rules/domain/explanation'
import { implies } from '#rules/domain/implication'
import { RuleTracer, type Step } from '#rules/domain/trace_rules'
import { conditionFacts } from '#rules/services/read_transaction_conditions'
import { Draft } from '#rules/domain/draft'
import { fold } from '#rules/domain/folding'
import { compilePattern } from '#rules/domain/pattern'
import { requiredLiterals } from '#rules/domain/required_literals'
import { inOrder, type Rule } from '#rules/domain/rule'
import { ruleRow, type RuleRow } from '#rules/domain/row'
import { pattern } from '#tests/support/rule_words'
import { actions, condition, facts, ruleSet, surroundings } from '#tests/support/rules'

const RUNS = { numRuns: 500 }

const payee = (op: 'is' | 'contains' | 'starts_with', value: string): Condition => ({ field: 'payee', op, value })

/** The same by trying every rule on every row, without an index: the meaning of evaluating in its plainest form. */
function evaluatePlainly(rules: readonly Rule[], row: RuleRow): Pick<Outcome, 'matched' | 'changes'> {
  const draft = new Draft(row, () => undefined, surroundings.currencyOf)
  const matched: number[] = []
  let stopped: Rule['stage'] | undefined
  for (const rule of [...rules].sort(inOrder)) {
    if (rule.stage === stopped || !compileCondition(rule.condition, surroundings)(draft.row)) continue
    matched.push(rule.id)
    for (const action of rule.actions) draft.perform(action, { by: 'rule', id: rule.id, label: rule.name })
    if (rule.stop) stopped = rule.stage
  }
  return { matched, changes: draft.outcome().changes }
}

test.group('Evaluation', () => {
  test('accepts what the language can say', () => {
    const accepts = (each: unknown, draft: unknown) =>
      conditionProblems(each).length === 0 && actionsProblems(draft).length === 0
    fc.assert(fc.property(condition, actions, accepts), RUNS)
  })

  test('is not changed by the index that passes rules over', ({ assert }) => {
    fc.assert(
      fc.property(ruleSet, fc.array(facts, { minLength: 1, maxLength: 5 }), (rules, all) => {
        const compiled = compileRules(rules, surroundings)
        for (const one of all) {
          const row = ruleRow(one)
          const { matched, changes } = compiled.evaluate(row)
          assert.deepEqual({ matched, changes }, evaluatePlainly(rules, row))
        }
      }),
      RUNS,
    )
  })

  test('answers the same for the same row, whatever came between, and leaves the row alone', ({ assert }) => {
    fc.assert(
      fc.property(ruleSet, facts, facts, (rules, one, other) => {
        const compiled = compileRules(rules, surroundings)
        const before = structuredClone(one)
        const first = structuredClone(compiled.evaluate(ruleRow(one)))
        compiled.evaluate(ruleRow(other))
        assert.deepEqual(compiled.evaluate(ruleRow(one)), first)
        assert.deepEqual(one, before)
      }),
      RUNS,
    )
  })

  test('tries each rule once at the most', ({ assert }) => {
    fc.assert(
      fc.property(ruleSet, facts, (rules, one) => {
        const { matched } = compileRules(rules, surroundings).evaluate(ruleRow(one))
        assert.lengthOf(new Set(matched), matched.length)
      }),
      RUNS,
    )
  })

  test('never overwrites what somebody higher set', ({ assert }) => {
    fc.assert(
      fc.property(ruleSet, facts, (rules, one) => {
        const { setBy, changes } = compileRules(rules, surroundings).evaluate(ruleRow(one))
        for (const [field, setter] of Object.entries(setBy))
          assert.isTrue(maySet(one.provenance, field as MachineField, setter))
        if (one.provenance.payee?.by === 'user') assert.isUndefined(changes.payee)
        if (one.provenance.category?.by === 'user' || one.shape !== 'single') assert.isUndefined(changes.category_id)
      }),
      RUNS,
    )
  })

  test('names as changed only what differs', ({ assert }) => {
    fc.assert(
      fc.property(ruleSet, facts, (rules, one) => {
        const { changes, changed } = compileRules(rules, surroundings).evaluate(ruleRow(one))
        if (changes.payee !== undefined) assert.notEqual(matchKey(changes.payee), matchKey(one.payee))
        if (changes.category_id !== undefined) assert.notEqual(changes.category_id, one.categoryId)
        if (changes.note !== undefined) assert.notEqual(changes.note, one.note)
        const nothing = { add_tags: [], remove_tags: [] }
        if (!changed) assert.deepEqual(changes, nothing)
        else assert.notDeepEqual(changes, nothing as never)
      }),
      RUNS,
    )
  })
})

test.group('Tracing', () => {
  test('comes to the same as evaluating, with and without the index', ({ assert }) => {
    fc.assert(
      fc.property(ruleSet, facts, (rules, one) => {
        const row = ruleRow(one)
        const { matched, changes } = compileRules(rules, surroundings).evaluate(row)
        const tracer = new RuleTracer(rules, surroundings)
        const asked = (steps: readonly Step[]) =>
          steps.filter((step) => step.stoppedBy === undefined).map((step) => tracer.rules[step.rule].id)
        const turns: number[] = []
        const [few, every] = [tracer.trace(row), tracer.traceEvery(row, (at) => turns.push(at))]
        for (const traced of [few, every]) {
          assert.deepEqual(asked(traced.steps), matched)
          assert.deepEqual(traced.changes, changes)
        }
        assert.deepEqual(few.steps, every.steps)
        assert.lengthOf(turns, tracer.rules.length)
      }),
      RUNS,
    )
  })

  test('explains as many parts as there are, and comes to what the condition comes to', ({ assert }) => {
    fc.assert(
      fc.property(condition, facts, (one, given) => {
        const row = ruleRow(given)
        const about = { catalogue: ruleFields, surroundings, facts: conditionFacts(given), row: { ...row } }
        assert.equal(explainCondition(one, about).holds, compileCondition(one, surroundings)(row))
      }),
      RUNS,
    )
  })
})

test.group('Implication', () => {
  test('holds for every transaction when it is claimed', ({ assert }) => {
    let claimed = 0
    fc.assert(
      fc.property(condition, condition, fc.array(facts, { minLength: 5, maxLength: 5 }), (first, second, rows) => {
        for (const [from, to] of [
          [first, second],
          [first, { any: [second, first] }],
          [{ all: [second, first] }, second],
        ] as [Condition, Condition][]) {
          if (!implies(from, to)) continue
          claimed++
          const [holds, follows] = [compileCondition(from, surroundings), compileCondition(to, surroundings)]
          for (const row of rows.map(ruleRow)) if (holds(row)) assert.isTrue(follows(row))
        }
      }),
      { numRuns: 5000 },
    )
    assert.isAbove(claimed, 5000)
  })

  test('sees what one comparison says about another', ({ assert }) => {
    const claims: [Condition, Condition, boolean][] = [
      [payee('is', 'Rewe Markt'), payee('contains', 'rewe'), true],
      [payee('contains', 'rewe markt'), payee('contains', 'REWE'), true],
      [payee('contains', 'rewe'), payee('contains', 'rewe markt'), false],
      [payee('starts_with', 'rewe m'), payee('starts_with', 'rewe'), true],
      [payee('contains', 'rewe'), payee('starts_with', 'rewe'), false],
      [{ field: 'payee', op: 'one_of', value: ['a1', 'a2'] }, payee('contains', 'a'), true],
      [{ field: 'account', op: 'is', value: 2 }, { field: 'account', op: 'one_of', value: [1, 2] }, true],
      [{ field: 'amount', op: 'lt', value: '-50' }, { field: 'amount', op: 'lt', value: '-10' }, true],
      [{ field: 'amount', op: 'lt', value: '-50' }, { field: 'amount', op: 'lt', value: '-10 EUR' }, false],
      [{ not: payee('contains', 'a') }, { not: payee('is', 'bab') }, true],
    ]
    for (const [first, second, expected] of claims)
      assert.equal(implies(first, second), expected, JSON.stringify([first, second]))
  })
})

test.group('Conditions', () => {
  test('not of not is the same', ({ assert }) => {
    fc.assert(
      fc.property(condition, facts, (one, row) => {
        assert.equal(
          compileCondition({ not: { not: one } }, surroundings)(ruleRow(row)),
          compileCondition(one, surroundings)(ruleRow(row)),
        )
      }),
      RUNS,
    )
  })

  test('follow De Morgan', ({ assert }) => {
    fc.assert(
      fc.property(fc.array(condition, { minLength: 1, maxLength: 4 }), facts, (members, row) => {
        const negated = members.map((not) => ({ not }))
        const holds = (each: Parameters<typeof compileCondition>[0]) =>
          compileCondition(each, surroundings)(ruleRow(row))
        assert.equal(holds({ not: { all: members } }), holds({ any: negated }))
        assert.equal(holds({ not: { any: members } }), holds({ all: negated }))
      }),
      RUNS,
    )
  })
})

test.group('Required literals', () => {
  test('occur in every text that the pattern matches', ({ assert }) => {
    fc.assert(
      fc.property(pattern, facts, (source, { payee: name, description, note }) => {
        const literals = requiredLiterals(source)
        if (!literals) return
        const compiled = compilePattern(source)
        for (const text of [name, description, note].map(fold))
          if (compiled.test(text)) assert.isTrue(literals.some((literal) => text.includes(literal)))
      }),
      { numRuns: 5000 },
    )
  })
})
