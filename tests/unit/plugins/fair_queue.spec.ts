import { test } from '@japa/runner'
import { FairQueue } from '#plugins/domain/fair_queue'

function filled(...items: string[]): FairQueue<string> {
  const queue = new FairQueue<string>()
  for (const item of items) queue.push(item[0]!, item)
  return queue
}

function takeAll(queue: FairQueue<string>): string[] {
  const all: string[] = []
  for (let next = queue.take(); next; next = queue.take()) all.push(next)
  return all
}

test.group('FairQueue', () => {
  test('everyone gets a turn, whoever came with how many', ({ assert }) => {
    assert.deepEqual(takeAll(filled('a1', 'a2', 'a3', 'b1', 'c1', 'c2')), ['a1', 'b1', 'c1', 'a2', 'c2', 'a3'])
  })

  test('who was just served goes behind those who wait', ({ assert }) => {
    const queue = filled('a1', 'b1')
    queue.take()
    queue.push('a', 'a2')
    assert.deepEqual(takeAll(queue), ['b1', 'a2'])
  })

  test('what lost its turn comes first', ({ assert }) => {
    const queue = filled('a1', 'b1')
    queue.pushFirst('c1')
    assert.equal(queue.peek(), 'c1')
    assert.deepEqual(takeAll(queue), ['c1', 'a1', 'b1'])
  })

  test('who does not fit keeps its turn', ({ assert }) => {
    const queue = filled('a1', 'a2', 'b1')
    assert.equal(
      queue.take((item) => item === 'b1'),
      'b1',
    )
    assert.isUndefined(queue.take(() => false))
    assert.deepEqual(takeAll(queue), ['a1', 'a2'])
  })

  test('an item can be taken out, and all of them', ({ assert }) => {
    const queue = filled('a1', 'b1')
    assert.isTrue(queue.remove('a1'))
    assert.isFalse(queue.remove('a1'))
    queue.pushFirst('c1')
    assert.equal(queue.size, 2)
    assert.deepEqual(queue.drain(), ['c1', 'b1'])
    assert.equal(queue.size, 0)
  })
})
