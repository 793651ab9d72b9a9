import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { QUICK_CALL } from '#plugins/call_limits'
import type { PluginRun } from '#plugins/sandbox'
import { bundleOf, EventLoopWatch, openSandbox, outcomeOf } from '#tests/support/sandbox'

const LAG_MAX_MS = 100
const LIMITS = { ...QUICK_CALL, calls: 1_000 }
const MANY_CHARS = 20_000

interface Flood {
  say: object
  ends: string
  /** How much of it may have reached Florin's own services at most. */
  passed: number
}

const FLOODS: Record<string, Flood> = {
  batches: { say: { t: 'batch', body: '{}' }, ends: 'limit_exceeded/calls', passed: LIMITS.calls },
  data: {
    say: { t: 'batch', body: 'x'.repeat(MANY_CHARS) },
    ends: 'limit_exceeded/output',
    passed: LIMITS.output_chars / MANY_CHARS,
  },
  'host calls': { say: { t: 'call', operation: 'store.get', body: '{}' }, ends: 'limit_exceeded/calls', passed: 32 },
  'operations that do not exist': {
    say: { t: 'call', operation: '__proto__', body: '{}' },
    ends: 'internal',
    passed: 0,
  },
  'bodies that are no text': { say: { t: 'batch', body: { length: 0 } }, ends: 'internal', passed: 0 },
}

test.group('A host that a plugin has taken over', () => {
  for (const [name, { say, ends, passed }] of Object.entries(FLOODS)) {
    test(`floods the server with ${name}: ends in ${ends}`, async ({ assert, cleanup }) => {
      const sandbox = openSandbox({ hostFile: app.makePath('tests/plugins/fixtures/flooding_host.mjs') })
      cleanup(() => sandbox.close())
      let reached = 0
      const runs: PluginRun[] = []
      const watch = new EventLoopWatch()
      const ended = await outcomeOf(
        sandbox.invoke({
          bundle: bundleOf('1'),
          method: 'action.run',
          request: JSON.stringify({ say }),
          limits: LIMITS,
          onBatch: () => reached++,
          onHostCall: () => {
            reached++
            return new Promise(() => {})
          },
          onRun: (run) => runs.push(run),
        }),
      )
      const lag_ms = watch.stop()

      assert.equal(ended, ends)
      assert.isTrue(runs[0]!.host_killed)
      assert.isAtMost(reached, passed)
      assert.isBelow(lag_ms, LAG_MAX_MS)
    })
  }
})
