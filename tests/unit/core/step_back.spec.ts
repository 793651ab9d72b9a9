import { once } from 'node:events'
import { getPriority } from 'node:os'
import { Worker } from 'node:worker_threads'
import { test } from '@japa/runner'
import { TYPESCRIPT } from '#tests/support/typescript'

/** Steps back, and tells how nice the thread and the process are then. */
const THREAD = `
  const { parentPort } = require('node:worker_threads')
  const { getPriority } = require('node:os')
  const { readlinkSync } = require('node:fs')
  import(${JSON.stringify(new URL('../../../app/core/step_back.ts', import.meta.url).href)}).then(({ stepBack }) => {
    stepBack()
    parentPort.postMessage([getPriority(Number(readlinkSync('/proc/thread-self').split('/').pop())), getPriority(process.pid)])
  })`

test.group('A thread that steps back', () => {
  test('leaves the rest of the process as it was', async ({ assert }) => {
    const before = getPriority()
    const execArgv = [TYPESCRIPT]
    const [told] = (await once(new Worker(THREAD, { eval: true, execArgv }), 'message')) as [[number, number]]
    assert.isAtLeast(told[0], 5)
    assert.deepEqual([told[1], getPriority()], [before, before])
  }).skip(process.platform !== 'linux', 'Only Linux has priorities of threads')
})
