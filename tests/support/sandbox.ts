import { readdirSync, readFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { FixedClock } from '#core/clock'
import { QUICK_CALL } from '#plugins/call_limits'
import { HOST_FILE } from '#plugins/installation'
import type { CallLimits } from '#plugins/protocol'
import type { Bundle, SandboxCall } from '#plugins/sandbox'
import { Supervisor, type SupervisorSettings } from '#plugins/supervisor'

/** A supervisor with hosts of its own; close it at the end of the test. */
export function openSandbox(settings: Partial<SupervisorSettings> = {}): Supervisor {
  return new Supervisor({ clock: new FixedClock('2026-01-02T03:04:05Z'), hostFile: HOST_FILE, ...settings })
}

/** A plugin whose importer does `body` for both methods; `head`, `file` and `emit` are what the method was given. */
export function pluginThat(body: string, { bundled = false } = {}): Bundle {
  const importer = `{ detect(head) { ${body} }, async parse(file, options, emit) { ${body} } }`
  return bundleOf(`var florinPlugin = { default: { importer: ${importer} } }`, { bundled })
}

export function bundleOf(source: string, { bundled = false } = {}): Bundle {
  const hash = createHash('sha256').update(source).digest('hex')
  return { pluginId: 'tested', version: '1.0.0', hash, source, bundled }
}

export function detectCall(bundle: Bundle, limits: Partial<CallLimits> = {}): SandboxCall {
  const request = JSON.stringify({ head: { name: 'a.txt', size: 5, encoding: 'utf-8' } })
  return { bundle, method: 'importer.detect', request, text: 'hello', limits: { ...QUICK_CALL, ...limits } }
}

export function parseCall(bundle: Bundle, limits: Partial<CallLimits> = {}, text = 'hello'): SandboxCall {
  const request = JSON.stringify({ file: { name: 'a.txt', size: text.length, encoding: 'utf-8' }, options: {} })
  return { bundle, method: 'importer.parse', request, text, limits: { ...QUICK_CALL, ...limits } }
}

/** The code that a call fails with; `ok` where it succeeds. */
export async function outcomeOf(call: Promise<unknown>): Promise<string> {
  try {
    await call
    return 'ok'
  } catch (error) {
    return (error as { reason?: string }).reason ?? String(error)
  }
}

const TICK_MS = 5

/** The longest time this process kept its event loop busy; waiting for a processor that others use does not count. */
export class EventLoopWatch {
  worst_ms = 0
  #at = performance.now()
  #cpu = process.cpuUsage()
  #timer = setInterval(() => {
    const now = performance.now()
    const cpu = process.cpuUsage(this.#cpu)
    const busy_ms = (cpu.user + cpu.system) / 1000
    this.worst_ms = Math.max(this.worst_ms, Math.min(now - this.#at - TICK_MS, busy_ms))
    this.#at = now
    this.#cpu = process.cpuUsage()
  }, TICK_MS)

  stop(): number {
    clearInterval(this.#timer)
    return this.worst_ms
  }
}

interface ChildProcessInfo {
  pid: number
  state: string
}

/** The direct children of a process, as Linux tells them. */
export function childrenOf(parent: number): ChildProcessInfo[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
        const [state, ppid] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
        return Number(ppid) === parent ? [{ pid: Number(pid), state: state! }] : []
      } catch {
        // It ended while we looked.
        return []
      }
    })
}

/** Children that ended and were not waited for; one that ended this moment gets a moment. */
export async function zombiesLeft(): Promise<number[]> {
  const zombies = () => childrenOf(process.pid).filter(({ state }) => state === 'Z')
  for (let tries = 0; tries < 20 && zombies().length > 0; tries++) await wait(100)
  return zombies().map(({ pid }) => pid)
}

export function residentMegabytes(pid: number): number {
  try {
    return (Number(readFileSync(`/proc/${pid}/statm`, 'latin1').split(' ')[1]) * 4096) / 1024 / 1024
  } catch {
    // It ended while we looked.
    return 0
  }
}
