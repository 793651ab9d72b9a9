import { test } from '@japa/runner'
import { Pace, Slots } from '#plugins/broker/pace'

const never = new AbortController().signal

test.group('The pace of requests', () => {
  test('lets some through at once and the others one after the other, for each host', async ({ assert }) => {
    const pace = new Pace({ burst: 2, per_second: 50 })
    const began = performance.now()
    const arrived = async (host: string) => {
      await pace.turn(host, never)
      return performance.now() - began
    }
    const [first, second, third, fourth, other] = await Promise.all([
      arrived('a'),
      arrived('a'),
      arrived('a'),
      arrived('a'),
      arrived('b'),
    ])
    assert.isBelow(Math.max(first, second, other), third)
    assert.isAtLeast(third, 18)
    assert.isAtLeast(fourth, 38)
  })

  test('is not waited for by a call that is over', async ({ assert }) => {
    const pace = new Pace({ burst: 1, per_second: 0.01 })
    await pace.turn('a', never)
    const call = new AbortController()
    const waiting = pace.turn('a', call.signal)
    call.abort()
    await assert.rejects(() => waiting, /abort/)
  })
})

test.group('Slots', () => {
  test('are given on, also by work that fails', async ({ assert }) => {
    const slots = new Slots(1)
    const order: string[] = []
    const work = (name: string, fails = false) =>
      slots
        .use(async () => {
          order.push(name)
          await Promise.resolve()
          if (fails) throw new Error(name)
        })
        .catch(() => order.push(`${name} failed`))
    await Promise.all([work('first', true), work('second'), work('third')])
    assert.sameMembers(order, ['first', 'first failed', 'second', 'third'])
    assert.deepEqual(
      order.filter((each) => !each.includes('failed')),
      ['first', 'second', 'third'],
    )
  })
})
