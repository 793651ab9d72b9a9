import { test } from '@japa/runner'
import { type Attack, type Attacks, callOf } from './corpus/attack.js'
import { FLOODS } from './corpus/floods.js'
import { MEMORY } from './corpus/memory.js'
import { TIME } from './corpus/time.js'
import { TRICKS } from './corpus/tricks.js'
import {
  childrenOf,
  detectCall,
  EventLoopWatch,
  openSandbox,
  outcomeOf,
  pluginThat,
  residentMegabytes,
  zombiesLeft,
} from '#tests/support/sandbox'
import { until } from '#tests/support/until'

const CORPUS = { time: TIME, memory: MEMORY, floods: FLOODS, tricks: TRICKS }
const LAG_MAX_MS = 100
const MEGABYTES_MAX = 600
const HONEST_CALLS = 4

type Lane = 'third_party' | 'bundled'

interface Observation {
  ended: string
  neighbours: string[]
  lag_ms: number
  megabytes: number
  zombies: number[]
}

/** Lets a plugin attack while others work beside it, and watches. */
async function observe(attack: Attack, lane: Lane): Promise<Observation> {
  const bundled = lane === 'bundled'
  const sandbox = openSandbox()
  const honest = () => outcomeOf(sandbox.invoke(detectCall(pluginThat('return { confidence: 0.5 }', { bundled }))))
  await honest()
  const watch = new EventLoopWatch()
  let megabytes = 0
  const memory = setInterval(() => {
    for (const pid of sandbox.pids) megabytes = Math.max(megabytes, residentMegabytes(pid))
  }, 20)
  try {
    const attacking = outcomeOf(sandbox.invoke(callOf(attack, bundled)))
    const neighbours = await Promise.all(Array.from({ length: HONEST_CALLS }, honest))
    const ended = await attacking
    neighbours.push(await honest())
    const lag_ms = watch.stop()
    return { ended, neighbours, lag_ms, megabytes, zombies: await zombiesLeft() }
  } finally {
    watch.stop()
    clearInterval(memory)
    sandbox.close()
  }
}

function attackAll(lane: Lane, title: string, attacks: Attacks) {
  test.group(`Hostile plugins in the ${lane} host: ${title}`, () => {
    for (const [name, attack] of Object.entries(attacks)) {
      test(`${name}: ends in ${attack.ends}, and nobody else notices`, async ({ assert }) => {
        const { ended, neighbours, lag_ms, megabytes, zombies } = await observe(attack, lane)
        assert.equal(ended, attack.ends)
        assert.deepEqual(neighbours, Array(HONEST_CALLS + 1).fill('ok'))
        assert.isBelow(lag_ms, LAG_MAX_MS)
        assert.isBelow(megabytes, MEGABYTES_MAX)
        assert.deepEqual(zombies, [])
      })
    }
  })
}

for (const [title, attacks] of Object.entries(CORPUS)) attackAll('third_party', title, attacks)
// With a compiler, time and memory behave differently; the rest does not. Bundles that came with Florin are loaded without limits.
const methodsOf = (attacks: Attacks) => Object.fromEntries(Object.entries(attacks).filter(([, { bundle }]) => !bundle))
attackAll('bundled', 'time', methodsOf(TIME))
attackAll('bundled', 'memory', methodsOf(MEMORY))

test.group('After hostile plugins', () => {
  test('no process is left behind', async ({ assert }) => {
    const before = childrenOf(process.pid).map(({ pid }) => pid)
    const sandbox = openSandbox()
    await outcomeOf(sandbox.invoke(callOf(TIME['work that cannot be interrupted']!)))
    await sandbox.invoke(detectCall(pluginThat('return { confidence: 1 }')))
    const pid = sandbox.state().third_party.pid!
    assert.isTrue(childrenOf(process.pid).some((child) => child.pid === pid))
    sandbox.close()
    const left = () => childrenOf(process.pid).filter((child) => !before.includes(child.pid))
    await until(() => left().length === 0)
    assert.deepEqual(left(), [])
  })

  test('the corpus has at least forty cases', ({ assert }) => {
    const names = Object.values(CORPUS).flatMap((attacks) => Object.keys(attacks))
    assert.isAtLeast(new Set(names).size, 40)
  })
})
