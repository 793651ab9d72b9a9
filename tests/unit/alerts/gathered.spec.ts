import { test } from '@japa/runner'
import { gathered } from '#alerts/domain/gathered'

const seen = (at: number, holds = true) => ({
  ...{ key: `transaction:${at}`, subject: `Shop ${at}`, holds },
  words: `Shop ${at} took 5.00 EUR.`,
  explanation: null,
})
const many = (count: number) => Array.from({ length: count }, (_, at) => seen(at))

test.group('What comes at once', () => {
  test('is told one by one while it is little', ({ assert }) => {
    assert.deepEqual(gathered(many(10), 'change:1'), many(10))
  })

  test('is told together when it is much, and what is over stays apart', ({ assert }) => {
    const [over, together, ...others] = gathered([...many(40), seen(99, false)], 'change:1')
    assert.deepEqual([over!.key, over!.holds], ['transaction:99', false])
    assert.deepInclude(together, { key: 'change:1', subject: '40 transactions at once', holds: true })
    assert.match(together!.words, /Shop 0 .*Shop 1 .*Shop 2 took 5\.00 EUR\.$/)
    assert.isEmpty(others)
  })
})
