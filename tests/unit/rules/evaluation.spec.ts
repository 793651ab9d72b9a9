import { test } from '@japa/runner'
import { compileRules } from '#rules/domain/compile_rules'
import { HistoryIndex } from '#rules/domain/history_index'
import type { Action, Rule } from '#rules/domain/rule'
import type { TransactionFacts } from '#rules/domain/row'
import { makeRule, rowOf } from '#tests/support/rules'

const evaluate = (rules: Rule[], patch: Partial<TransactionFacts> = {}) => compileRules(rules).evaluate(rowOf(patch))
const doing = (...actions: Action[]) => ({ actions })
const payee = (name: string): Action => ({ type: 'set_payee', payee: name })
const category = (id: number): Action => ({ type: 'set_category', category_id: id })

test.group('Order', () => {
  test('is by stage, then position, and for each field the last rule wins', ({ assert }) => {
    const late = makeRule({ stage: 'post', position: 0, ...doing(category(3)) })
    const second = makeRule({ position: 2, ...doing(category(2)) })
    const first = makeRule({ position: 1, ...doing(category(1), { type: 'set_note', text: 'first' }) })
    const early = makeRule({ stage: 'pre', position: 9, ...doing(category(4)) })
    const { matched, changes, setBy } = evaluate([late, second, first, early])
    assert.deepEqual(matched, [early.id, first.id, second.id, late.id])
    assert.deepEqual(changes, { category_id: 3, note: 'first', add_tags: [], remove_tags: [] })
    assert.deepEqual(setBy.category, { by: 'rule', id: late.id, label: late.name })
    assert.deepEqual(setBy.note, { by: 'rule', id: first.id, label: first.name })
  })

  test('lets a later rule see what an earlier one set', ({ assert }) => {
    const rename = makeRule({ stage: 'pre', ...doing(payee('Corner Shop')) })
    const categorise = makeRule({
      condition: { field: 'payee', op: 'is', value: 'corner shop' },
      ...doing(category(9)),
    })
    const tagged = makeRule({
      condition: { field: 'category', op: 'is', value: 9 },
      ...doing({ type: 'add_tag', tag: 'Food' }),
    })
    const { changes } = evaluate([categorise, rename, tagged])
    assert.deepEqual(changes, { payee: 'Corner Shop', category_id: 9, add_tags: ['Food'], remove_tags: [] })
  })

  test('never changes the description, so that rules on it do not trip each other', ({ assert }) => {
    const memo = makeRule(doing({ type: 'set_memo', text: 'other words' }))
    const onDescription = makeRule({
      condition: { field: 'description', op: 'contains', value: 'rent' },
      ...doing(category(2)),
    })
    assert.equal(evaluate([memo, onDescription], { description: '', memo: 'Rent' }).changes.category_id, 2)
  })

  test('ends a stage at a rule that says stop, and only that stage', ({ assert }) => {
    const stopping = makeRule({ stop: true })
    const skipped = makeRule()
    const post = makeRule({ stage: 'post' })
    assert.deepEqual(evaluate([stopping, skipped, post]).matched, [stopping.id, post.id])
    const notMatching = { ...stopping, condition: { field: 'payee', op: 'is', value: 'x' } } as Rule
    assert.deepEqual(evaluate([notMatching, skipped, post]).matched, [skipped.id, post.id])
  })

  test('lets rows of an import look back on what rules made of those before', ({ assert }) => {
    const history = new HistoryIndex()
    const again = makeRule({
      position: 0,
      condition: { field: 'occurrence', op: 'gte', value: { nth: 2, same: ['category'], within: 'ever' } },
      ...doing({ type: 'add_tag', tag: 'again' }),
    })
    const divide = makeRule({
      position: 1,
      condition: { field: 'payee', op: 'is', value: 'divided' },
      ...doing({ type: 'split', parts: [{ category_id: 7, percent: '50' }, { category_id: 8 }] }),
    })
    const rules = compileRules([again, divide], { history })
    const tagsOf = (name: string, categoryId: number) =>
      rules.evaluateNext(rowOf({ payee: name, categoryId })).changes.add_tags
    assert.deepEqual(tagsOf('whole', 5), [])
    assert.deepEqual(tagsOf('whole', 5), ['again'])
    // What was divided is of no one category any more.
    assert.deepEqual(tagsOf('divided', 6), [])
    assert.deepEqual(tagsOf('whole', 6), [])
    assert.deepEqual(tagsOf('whole', 6), ['again'])
  })

  test('tries a rule once, also one that sets what it asks for', ({ assert }) => {
    const growing = makeRule({
      condition: { field: 'payee', op: 'contains', value: 'grocer' },
      ...doing(payee('Grocer and Grocer'), { type: 'append_note', text: 'grocer' }),
    })
    const mirror = makeRule({
      condition: { field: 'payee', op: 'is', value: 'grocer and grocer' },
      ...doing(payee('Grocer')),
    })
    const { matched, changes } = evaluate([growing, mirror], { payee: 'Grocer' })
    assert.deepEqual(matched, [growing.id, mirror.id])
    assert.isUndefined(changes.payee)
    assert.equal(changes.note, 'grocer')
  })

  test('leaves disabled rules out', ({ assert }) => {
    assert.deepEqual(evaluate([makeRule({ enabled: false })]).matched, [])
  })
})

test.group('Actions', () => {
  test('change nothing that is so already', ({ assert }) => {
    const rules = [
      makeRule(doing(category(5), payee('GROCER'), { type: 'add_tag', tag: 'food' }, { type: 'mark_reviewed' })),
    ]
    const outcome = evaluate(rules, { categoryId: 5, tags: ['Food'], reviewed: true })
    assert.deepInclude(outcome, { changed: false, setBy: {} })
    assert.lengthOf(outcome.matched, 1)
  })

  test('leave nothing where a later rule takes back what an earlier one did', ({ assert }) => {
    const there = makeRule(doing(payee('Other'), { type: 'add_tag', tag: 'x' }))
    const back = makeRule({
      condition: { field: 'payee', op: 'is', value: 'other' },
      ...doing(payee('Grocer'), { type: 'remove_tag', tag: 'X' }),
    })
    const outcome = evaluate([there, back])
    assert.lengthOf(outcome.matched, 2)
    assert.isFalse(outcome.changed)
  })

  test('append a line to the note once', ({ assert }) => {
    const rules = [makeRule(doing({ type: 'append_note', text: 'check' }))]
    assert.equal(evaluate(rules).changes.note, 'check')
    assert.equal(evaluate(rules, { note: 'mine' }).changes.note, 'mine\ncheck')
    assert.isUndefined(evaluate(rules, { note: 'mine\ncheck' }).changes.note)
    assert.isUndefined(evaluate(rules, { note: 'x'.repeat(1999) }).changes.note)
  })

  test('set, remove and mark what they say', ({ assert }) => {
    const rules = [
      makeRule(doing({ type: 'set_memo', text: '' }, { type: 'remove_tag', tag: 'OLD' }, { type: 'mark_reviewed' })),
    ]
    assert.deepEqual(evaluate(rules, { memo: 'x', tags: ['Old', 'kept'] }).changes, {
      memo: '',
      add_tags: [],
      remove_tags: ['Old'],
      reviewed: true,
    })
  })
})

test.group('Provenance', () => {
  const everything = doing(category(2), payee('New'), { type: 'set_note', text: 'n' }, { type: 'add_tag', tag: 't' })

  test('keeps what a person set, and says so', ({ assert }) => {
    const user = { by: 'user', id: 1, label: 'Ada' } as const
    const provenance = { category: user, payee: user, note: user, tags: user }
    const { changed, blocked } = evaluate([makeRule(everything)], { provenance })
    assert.isFalse(changed)
    assert.deepEqual(blocked, [
      { field: 'category', after: 2, by: 'user', label: 'Ada' },
      { field: 'payee', after: 'New', by: 'user', label: 'Ada' },
      { field: 'note', after: 'n', by: 'user', label: 'Ada' },
      { field: 'tags', after: 't', by: 'user', label: 'Ada' },
    ])
  })

  test('lets a rule overwrite imports, plugins and other rules', ({ assert }) => {
    for (const by of ['import', 'plugin', 'rule'] as const)
      assert.equal(evaluate([makeRule(everything)], { provenance: { category: { by } } }).changes.category_id, 2)
  })

  test('lets no later rule act on what an earlier one was refused', ({ assert }) => {
    const rename = makeRule(doing(payee('New')))
    const onNew = makeRule({ condition: { field: 'payee', op: 'is', value: 'New' }, ...doing(category(3)) })
    const { matched } = evaluate([rename, onNew], { provenance: { payee: { by: 'user' } } })
    assert.deepEqual(matched, [rename.id])
  })

  test('leaves the parts of splits and transfers alone', ({ assert }) => {
    for (const shape of ['split', 'transfer'] as const) {
      const { changes, blocked } = evaluate([makeRule(everything)], { shape })
      assert.isUndefined(changes.category_id)
      assert.equal(changes.payee, 'New')
      assert.deepEqual(blocked, [{ field: 'category', after: 2, by: shape }])
    }
  })
})
