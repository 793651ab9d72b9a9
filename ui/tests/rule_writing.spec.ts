import { test } from '@japa/runner'
import fc from 'fast-check'
import type { Condition, RuleDraft } from '#lib/api/types.ts'
import { filledPart, isFilledAction, placeInWhole, pointerInWhole } from '#lib/features/rules/completeness.ts'
import { readRuleJson, ruleJson } from '#lib/features/rules/read_rule_json.ts'

const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small' },
    fc.string({ maxLength: 1 }).map((value) => ({ field: 'payee', op: 'contains', value })),
    fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
    tie('condition').map((not) => ({ not })),
  ),
}))

/** Every comparison with its pointer. */
function comparisonsOf(tree: Condition, pointer = ''): [string, Condition][] {
  if ('all' in tree) return tree.all.flatMap((each, at) => comparisonsOf(each, `${pointer}/all/${at}`))
  if ('any' in tree) return tree.any.flatMap((each, at) => comparisonsOf(each, `${pointer}/any/${at}`))
  return 'not' in tree ? comparisonsOf(tree.not, `${pointer}/not`) : [[pointer, tree]]
}

const draft = (patch: Partial<RuleDraft> = {}): RuleDraft => ({
  name: '',
  enabled: true,
  stage: 'main',
  condition: { field: 'payee', op: 'contains', value: 'x' },
  actions: [{ type: 'mark_reviewed' }],
  stop: false,
  tests: [],
  ...patch,
})

test.group('What is wrong with a rule', () => {
  test('is shown at the part it is about, also where others are not filled in yet', ({ assert }) => {
    fc.assert(
      fc.property(condition, (whole) => {
        const filled = filledPart(whole)
        if (filled === null) return
        const places = new Map(comparisonsOf(whole))
        for (const [pointer, one] of comparisonsOf(filled))
          assert.strictEqual(places.get(pointerInWhole(whole, pointer)), one)
      }),
      { numRuns: 1000 },
    )
  })

  test('keeps what a pointer says beyond the condition', ({ assert }) => {
    const empty = { field: 'payee', op: 'contains', value: '' }
    const whole = { all: [empty, { any: [empty, { field: 'payee', op: 'matches', value: '(' }] }] }
    assert.equal(pointerInWhole(whole, '/all/0/any/0/value'), '/all/1/any/1/value')
    assert.equal(pointerInWhole(whole, ''), '')
    assert.equal(pointerInWhole(whole, '/all/7'), '/all/7')
  })

  test('is found for actions in the same way', ({ assert }) => {
    const actions: RuleDraft['actions'] = [
      { type: 'add_tag', tag: '' },
      { type: 'set_payee', payee: 'x' },
    ]
    assert.equal(placeInWhole(actions, isFilledAction, 0), 1)
    assert.isUndefined(placeInWhole(actions, isFilledAction, 1))
  })
})

test.group('A rule as JSON', () => {
  test('is read as it was written', ({ assert }) => {
    fc.assert(
      fc.property(condition, fc.constantFrom('pre', 'main', 'post'), fc.boolean(), (one, stage, stop) => {
        const rule = draft({ condition: one, stage, stop })
        assert.deepEqual({ ...rule, ...readRuleJson(ruleJson(rule)) }, rule)
      }),
    )
  })

  test('says of everything that would not be done that it is wrong', ({ assert }) => {
    const problems = (patch: object) => {
      const read = readRuleJson(JSON.stringify({ ...JSON.parse(ruleJson(draft())), ...patch }))
      return 'problems' in read ? read.problems.map(({ pointer, message }) => `${pointer} ${message}`) : []
    }
    assert.deepEqual(problems({ name: 'x' }), [])
    assert.deepEqual(problems({ colour: 1 }), ['/colour A rule is written as name, stage, condition, actions, stop.'])
    assert.deepEqual(problems({ 'a/b': 1 }), ['/a~1b A rule is written as name, stage, condition, actions, stop.'])
    assert.deepEqual(problems({ stage: 'later' }), ['/stage The stage is one of pre, main, post.'])
    assert.deepEqual(problems({ stop: 1, name: 2 }), ['/name A name is text.', '/stop "stop" is true or false.'])
  })
})
