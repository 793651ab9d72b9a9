import type { Gate } from './gate.js'

interface Timer {
  task(...args: unknown[]): void
  args: unknown[]
}

const PENDING_MAX = 32
const NativeRangeError = RangeError
const NativeNumber = Number

/**
 * `setTimeout` in real time, for waiting between requests; `Date` stands still meanwhile. A call ends without waiting for its timers.
 * Returns the function by which the host says that time is up.
 */
export function addTimers(gate: Gate, define: (name: string, value: unknown) => void): (id: number) => void {
  const timers = Object.create(null) as Record<number, Timer>
  let pending = 0
  let lastId = 0

  function setTimeout(task: (...args: unknown[]) => void, delay_ms: number, ...args: unknown[]): number {
    if (typeof task !== 'function') throw new TypeError('setTimeout takes a function')
    if (pending >= PENDING_MAX) throw new NativeRangeError(`No more than ${PENDING_MAX} timers may be pending`)
    const id = ++lastId
    gate.wait(id, NativeNumber(delay_ms) || 0)
    timers[id] = { task, args }
    pending++
    return id
  }

  function clearTimeout(id: number): void {
    if (!forget(id)) return
    gate.forget(id)
  }

  function forget(id: number): Timer | undefined {
    const timer = timers[id]
    if (!timer) return undefined
    delete timers[id]
    pending--
    return timer
  }

  define('setTimeout', setTimeout)
  define('clearTimeout', clearTimeout)
  return function wake(id) {
    const timer = forget(id)
    if (timer) timer.task(...timer.args)
  }
}
