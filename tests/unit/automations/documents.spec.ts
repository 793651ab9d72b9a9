import { readdirSync, readFileSync } from 'node:fs'
import { test } from '@japa/runner'
import { documentProblems } from '#automations/domain/check_document'
import { cyclesThrough, type Reacting } from '#automations/domain/cycles'
import { endOfChain } from '#automations/domain/loop_guard'
import { LOOP_DEFAULT, type TransactionMoment } from '#automations/domain/document'
import { usedInputs, type Blueprint } from '#automations/domain/blueprint'
import { stepCatalogue } from '#automations/domain/step_catalogue'
import { scheduleOf } from '#automations/domain/times'

const references = { accounts: new Set([1]), categories: new Set([2]) }
const manual = { schema: 'automation/1', triggers: [{ type: 'manual' }] }
const tell = { id: 'tell', use: 'notify@1', with: { title: 'x' } }

function reacting(id: number, on: TransactionMoment[], use: string, loop = {}): Reacting {
  const steps = [{ id: 'a', use, with: {} }]
  return { id, name: `A${id}`, document: { triggers: [{ type: 'transaction', on }], steps, loop } }
}

test.group('Documents of automations', () => {
  test('are held to the fields of what sets them off', ({ assert }) => {
    const pointers = (document: unknown) => documentProblems(document, references).map(({ pointer }) => pointer)
    const condition = { field: 'payee', op: 'is', value: 'x' }
    assert.deepEqual(pointers({ ...manual, steps: [tell] }), [])
    assert.deepEqual(pointers({ ...manual, condition, steps: [tell] }), ['/condition'])
    const both = [
      { type: 'transaction', on: ['created'] },
      { type: 'event', topic: 'import.committed' },
    ]
    assert.deepEqual(pointers({ ...manual, triggers: both, condition, steps: [tell] }), ['/condition'])
    assert.deepEqual(pointers({ ...manual, triggers: [{ type: 'magic' }], steps: [tell] }), ['/triggers/0/type'])
    assert.deepEqual(pointers({ ...manual, steps: [tell, tell] }), ['/steps/1/id'])
    const item = { id: 'b', use: 'notify@1', with: { title: '{{ item }}' } }
    assert.deepEqual(pointers({ ...manual, steps: [item] }), ['/steps/0/with/title'])
    assert.deepEqual(
      pointers({ ...manual, steps: [{ id: 'a', use: 'for_each@1', with: { items: ['x'], steps: [item] } }] }),
      [],
    )
    assert.deepEqual(pointers({ ...manual, steps: [{ id: 'a', use: 'wait@1', with: {} }] }), ['/steps/0/with'])
  })

  test('have no steps tried again that only steer', ({ assert }) => {
    const conduct = { retry: { attempts: 2 }, timeout: '30s' }
    const pointers = (step: object) =>
      documentProblems({ ...manual, steps: [step] }, references).map(({ pointer }) => pointer)
    assert.deepEqual(pointers({ ...tell, ...conduct }), [])
    const each = { id: 'each', use: 'for_each@1', with: { items: ['a'], steps: [tell] } }
    assert.deepEqual(pointers({ ...each, on_error: 'continue' }), [])
    assert.deepEqual(pointers({ ...each, ...conduct }), ['/steps/0/retry', '/steps/0/timeout'])
  })

  test('nest only so deep', ({ assert }) => {
    const nest = (depth: number): object =>
      depth === 0 ? tell : { id: `p${depth}`, use: 'parallel@1', with: { branches: [[nest(depth - 1)]] } }
    assert.lengthOf(documentProblems({ ...manual, steps: [nest(4)] }, references), 0)
    assert.deepEqual(
      documentProblems({ ...manual, steps: [nest(5)] }, references).map(({ code }) => code),
      ['depth'],
    )
  })

  test('that set each other off are found, and others are not', ({ assert }) => {
    const there = reacting(1, ['changed'], 'edit_transaction@1')
    const back = reacting(2, ['changed'], 'edit_transaction@1')
    const enters = reacting(3, ['changed'], 'create_transaction@1')
    const onNew = reacting(4, ['created'], 'notify@1')
    const ids = (changed: Reacting, others: Reacting[]) =>
      cyclesThrough(changed, others).map((circle) => circle.map(({ id }) => id))
    assert.deepEqual(ids(there, [back]), [[1, 2]])
    assert.deepEqual(ids(enters, [onNew]), [])
    assert.deepEqual(ids(there, []), [])
    assert.deepEqual(ids(reacting(5, ['changed'], 'edit_transaction@1', { react_to_own: true }), []), [[5]])
  })

  test('that wait for postings are set off by what changes transactions', ({ assert }) => {
    const waits = (id: number, use: string, trigger: Reacting['document']['triggers'][number]): Reacting => {
      const steps = [{ id: 'a', use, with: {} }]
      return { id, name: `A${id}`, document: { triggers: [trigger], steps } }
    }
    const onPosting = waits(1, 'edit_transaction@1', { type: 'posting', on: ['changed'] })
    const onTransaction = reacting(2, ['changed'], 'edit_transaction@1')
    const onAccount = waits(3, 'fetch@1', { type: 'account', on: ['archived'] })
    const ids = cyclesThrough(onPosting, [onTransaction, onAccount]).map((circle) => circle.map(({ id }) => id))
    assert.deepEqual(ids, [[1, 2]])
  })

  test('end chains at the second time of one, and at the depth', ({ assert }) => {
    const end = (id: number, automations: number[], depth: number) =>
      endOfChain(id, { automations, depth }, LOOP_DEFAULT)
    assert.isUndefined(end(1, [2, 3], 2))
    assert.equal(end(1, [1], 1), 'own_effect')
    assert.equal(end(1, [1, 2], 2), 'loop')
    assert.equal(end(9, [1, 2, 3, 4, 5], 5), 'too_deep')
  })

  test('tell the time by the household’s clocks, twice a year too', ({ assert }) => {
    const next = scheduleOf({ cron: '30 2 * * *' }, 'Europe/Berlin')
    assert.equal(
      next('2026-03-28T12:00:00.000Z'),
      '2026-03-29T01:30:00.000Z',
      'half past two does not exist; it is half past three',
    )
    assert.equal(next('2026-03-29T01:30:00.000Z'), '2026-03-30T00:30:00.000Z')
    const autumn = next('2026-10-24T12:00:00.000Z')
    assert.equal(autumn, '2026-10-25T00:30:00.000Z')
    assert.equal(next(autumn), '2026-10-26T01:30:00.000Z', 'half past two comes twice and counts once')
  })

  test('of bundled blueprints use the inputs they declare, and kinds of steps that exist', ({ assert }) => {
    const folder = new URL('../../../resources/blueprints/', import.meta.url)
    const uses = new Set(stepCatalogue.map(({ use }) => use))
    for (const file of readdirSync(folder)) {
      const blueprint = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Blueprint
      assert.equal(`${blueprint.id}.json`, file)
      assert.sameMembers([...usedInputs(blueprint.document)], Object.keys(blueprint.inputs), file)
      for (const [, use] of JSON.stringify(blueprint.document).matchAll(/"use":"([^"]+)"/g))
        assert.isTrue(uses.has(use), `${file} ${use}`)
    }
  })
})
