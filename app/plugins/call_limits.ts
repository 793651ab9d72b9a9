import type { MethodName, PluginKind } from '#sdk'
import type { CallLimits } from './protocol.js'

const MEGABYTE = 1_000_000

/** For calls that look at a little data: detection, settings, single decisions. */
export const QUICK_CALL: CallLimits = {
  cpu_ms: 2_000,
  wall_ms: 30_000,
  memory_mb: 64,
  calls: 100,
  output_chars: 8 * MEGABYTE,
  reply_chars: 16 * MEGABYTE,
  log_chars: 65_536,
}

/** For calls over whole tables: a batch of transactions, a report. */
export const COMPUTE_CALL: CallLimits = { ...QUICK_CALL, cpu_ms: 10_000, wall_ms: 60_000, calls: 1_000 }

/** For calculations that take their time: forecasts. */
export const LONG_CALL: CallLimits = {
  ...COMPUTE_CALL,
  cpu_ms: 20_000,
  wall_ms: 120_000,
  memory_mb: 128,
  output_chars: 16 * MEGABYTE,
}

/** For learning: a hundred thousand transactions as one document, and what is made of them. */
export const LEARNING_CALL: CallLimits = { ...LONG_CALL, memory_mb: 256 }

/** For calls that wait for others: notifiers, prices, connectors, advisors. */
export const NETWORK_CALL: CallLimits = {
  ...QUICK_CALL,
  cpu_ms: 5_000,
  wall_ms: 120_000,
  calls: 5_000,
  output_chars: 16 * MEGABYTE,
}

/** The largest text that is handed to a plugin; what it makes of it must fit the isolate as well. */
export const LARGEST_TEXT_CHARS = 64 * MEGABYTE

/**
 * A file may cost time and memory in proportion to its length. What ships with Florin gets a large heap at once: V8 sizes its nursery
 * by it, and a larger one halves the time spent collecting. Other hosts have a hard limit as a whole, which this must stay below.
 */
export function limitsForFile(chars: number, { bundled }: { bundled: boolean }): CallLimits {
  const megabytes = Math.ceil(chars / MEGABYTE)
  return {
    ...QUICK_CALL,
    cpu_ms: 5_000 + 1_000 * megabytes,
    wall_ms: 60_000 + 5_000 * megabytes,
    memory_mb: bundled ? 512 : Math.min(256, 96 + 8 * megabytes),
    calls: 5_000,
    output_chars: 8 * MEGABYTE + 8 * chars,
  }
}

const LIMITS: Record<Exclude<PluginKind, 'importer'>, CallLimits> = {
  categorizer: COMPUTE_CALL,
  forecaster: LONG_CALL,
  notifier: NETWORK_CALL,
  connector: NETWORK_CALL,
  // The whole history of a currency market comes as one document.
  price_provider: { ...NETWORK_CALL, memory_mb: 128 },
  report: COMPUTE_CALL,
  action: NETWORK_CALL,
  advisor: NETWORK_CALL,
}

/** What one call of a method may cost, such as `notifier.send`; importers are measured by their file. */
export function limitsOfMethod(method: MethodName): CallLimits {
  return method === 'categorizer.learn' ? LEARNING_CALL : LIMITS[method.split('.')[0] as keyof typeof LIMITS]
}
