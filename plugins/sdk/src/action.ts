import type { Florin } from './florin.js'

/**
 * @example
 * const request: ActionRequest = { action: 'write_note', input: { text: 'Pay the rent.' }, idempotency_key: 'step-7' }
 */
export interface ActionRequest {
  /** The id of one of the actions in the manifest. */
  action: string
  input: Record<string, unknown>
  /** The same for every attempt of the same step. */
  idempotency_key: string
}

/**
 * A step of an automation.
 *
 * @example
 * const action: Action = {
 *   run: async ({ input }) => ({ output: { length: String(input.text).length } }),
 *   plan: async ({ input }) => ({ summary: `Would measure ${String(input.text)}.` }),
 * }
 */
export interface Action {
  run(request: ActionRequest, florin: Florin): Promise<{ output: Record<string, unknown> }>
  /** Says what `run` would do, without doing it. */
  plan(request: ActionRequest, florin: Florin): Promise<{ summary: string }>
}
