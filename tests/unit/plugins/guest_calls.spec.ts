import { setTimeout as wait } from 'node:timers/promises'
import { test } from '@japa/runner'
import { QUICK_CALL } from '#plugins/call_limits'
import { CALLS_IN_FLIGHT, type CallLimits } from '#plugins/protocol'
import { GuestCalls } from '../../../bin/plugin_host/guest_calls.js'

type Hear = GuestCalls['hear']

/** A guest that got past its side of the bridge, and what the host makes of what it says. */
function guest(limits: Partial<CallLimits> = {}) {
  const passed: unknown[][] = []
  const told: unknown[][] = []
  const verdicts: string[] = []
  const calls = new GuestCalls(
    { ...QUICK_CALL, ...limits },
    {
      emit: (body) => passed.push(['emit', body]),
      ask: (...call) => passed.push(call),
      stop: ({ code }) => verdicts.push(code),
    },
  )
  calls.connect({ reply: (...answer) => told.push(answer), wake: (id) => told.push(['wake', id]) })
  return { calls, hear: calls.hear, passed, told, verdicts }
}

const ABUSES: Record<string, (hear: Hear) => void> = {
  'no arguments': (hear) => hear(undefined, undefined, undefined, undefined),
  'an object for a word': (hear) => hear({ toString: () => 'emit' }, 1, '', ''),
  'a number for a body': (hear) => hear('emit', 0, '', 5),
  'a word that does not exist': (hear) => hear('eval', 1, 'x', '{}'),
  'a word from the prototype of objects': (hear) => hear('constructor', 1, 'x', '{}'),
  'an operation that does not exist': (hear) => hear('call', 1, 'fs.read', '{}'),
  'an operation from the prototype of objects': (hear) => hear('call', 1, '__proto__', '{}'),
  'an operation from the prototype of arrays': (hear) => hear('call', 1, 'includes', '{}'),
  'the length of the list of operations': (hear) => hear('call', 1, '0', '{}'),
  'an operation in other letters': (hear) => hear('call', 1, 'HTTP.REQUEST', '{}'),
  'a number that is none': (hear) => hear('call', Number.NaN, 'store.get', '{}'),
  'half a number': (hear) => hear('call', 0.5, 'store.get', '{}'),
  'a number too large to count': (hear) => hear('call', 2 ** 60, 'store.get', '{}'),
  'text for a number': (hear) => hear('call', '1', 'store.get', '{}'),
  'the same number twice': (hear) => {
    hear('call', 1, 'store.get', '{}')
    hear('call', 1, 'store.get', '{}')
  },
}

test.group('What a guest says that got past its bridge', () => {
  for (const [name, abuse] of Object.entries(ABUSES)) {
    test(`${name}: ends the call`, ({ assert }) => {
      const { hear, verdicts } = guest()
      abuse(hear)
      assert.deepEqual(verdicts, ['internal'])
    })
  }

  test('more at a time than may be in flight', ({ assert }) => {
    const { hear, passed, verdicts } = guest()
    for (let id = 0; id <= CALLS_IN_FLIGHT; id++) hear('call', id, 'store.get', '{}')
    assert.lengthOf(passed, CALLS_IN_FLIGHT)
    assert.deepEqual(verdicts, ['limit_exceeded/calls'])
  })

  test('more than may be said at all, and nothing of it is passed on', ({ assert }) => {
    const { hear, passed, verdicts } = guest({ calls: 2, output_chars: 10 })
    for (let i = 0; i < 3; i++) hear('emit', 0, '', 'abc')
    assert.deepEqual(verdicts, ['limit_exceeded/calls'])
    assert.lengthOf(passed, 2)
    const long = guest({ output_chars: 10 })
    long.hear('emit', 0, '', 'x'.repeat(11))
    assert.deepEqual([long.verdicts, long.passed], [['limit_exceeded/output'], []])
  })

  test('more timers than may be pending', ({ assert, cleanup }) => {
    const { calls, hear, verdicts } = guest()
    cleanup(() => calls.close())
    for (let id = 0; id < 33; id++) hear('wait', id, '100000', '')
    assert.deepEqual(verdicts, ['limit_exceeded/calls'])
  })
})

test.group('What a guest is told', () => {
  test('answers to its own calls, once', ({ assert }) => {
    const { calls, hear, told } = guest()
    hear('call', 7, 'store.get', '{}')
    calls.reply(8, { ok: true, body: '1' })
    calls.reply(7, { ok: true, body: '2' })
    calls.reply(7, { ok: true, body: '3' })
    assert.deepEqual(told, [[7, true, '2']])
  })

  test('a refusal instead of an answer beyond its limit', ({ assert }) => {
    const { calls, hear, told } = guest({ reply_chars: 5 })
    for (const id of [1, 2]) hear('call', id, 'store.get', '{}')
    calls.reply(1, { ok: true, body: '1234' })
    calls.reply(2, { ok: true, body: '1234' })
    assert.deepEqual(told[0], [1, true, '1234'])
    assert.deepEqual(told[1]!.slice(0, 2), [2, false])
    assert.match(String(told[1]![2]), /limit_exceeded\/input/)
  })

  test('that its time is up, unless it forgot the timer', async ({ assert }) => {
    const { hear, told } = guest()
    hear('wait', 1, '1', '')
    hear('wait', 2, '1', '')
    hear('forget', 2, '', '')
    await wait(30)
    assert.deepEqual(told, [['wake', 1]])
  })

  test('nothing after its end, and it is not heard either', async ({ assert }) => {
    const { calls, hear, told, passed } = guest()
    hear('call', 1, 'store.get', '{}')
    hear('wait', 1, '1', '')
    calls.close()
    calls.reply(1, { ok: true, body: '1' })
    hear('emit', 0, '', '{}')
    await wait(30)
    assert.deepEqual([told, passed], [[], [[1, 'store.get', '{}']]])
  })
})
