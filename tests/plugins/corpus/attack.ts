import { QUICK_CALL } from '#plugins/call_limits'
import type { CallLimits } from '#plugins/protocol'
import type { HostCalls, SandboxCall } from '#plugins/sandbox'
import { bundleOf } from '#tests/support/sandbox'

/** What a hostile plugin does, and the code it has to end in. */
export interface Attack {
  /** The body of an asynchronous method; `florin`, `input`, `text` and `emit` are in reach. */
  body: string
  /** Instead of a plugin with that method, this whole bundle. */
  bundle?: string
  limits?: Partial<CallLimits>
  onHostCall?: HostCalls
  ends: string
}

export type Attacks = Record<string, Attack>

/** A busy machine may need a while to fill the memory; that is not what these measure. */
export const PATIENT: Partial<CallLimits> = { cpu_ms: 30_000 }
export const SOON: Partial<CallLimits> = { cpu_ms: 400, wall_ms: 1_500 }
/** For what takes no time of a processor, so that a busy machine changes nothing. */
export const WAITING: Partial<CallLimits> = { cpu_ms: 400, wall_ms: 400 }

const answerNull: HostCalls = () => Promise.resolve('null')

export function callOf({ body, bundle, limits, onHostCall = answerNull }: Attack, bundled = false): SandboxCall {
  const source =
    bundle ??
    `var florinPlugin = { default: { importer: {
      async parse({ text }, { input }, emit, florin) { ${body} }
    } } }`
  const request = JSON.stringify({ file: { name: 'a.txt', size: 5, encoding: 'utf-8' }, options: { input: {} } })
  return {
    bundle: bundleOf(source, { bundled }),
    method: 'importer.parse',
    request,
    text: 'hello',
    onHostCall,
    limits: { ...QUICK_CALL, ...limits },
  }
}
