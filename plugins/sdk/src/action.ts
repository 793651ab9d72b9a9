import type { CategoryChoice, TransactionsToCategorize } from './categorizer.js'
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
 * Transactions that rules hand over, at most 200 at once. `categories` is empty unless the action fills in categories.
 *
 * @example
 * const count = ({ transactions }: FillRequest) => transactions.payee.length
 */
export interface FillRequest {
  /** The id of one of the actions in the manifest. */
  action: string
  input: Record<string, unknown>
  transactions: TransactionsToCategorize
  categories: CategoryChoice[]
}

/**
 * What a transaction should say; what is left out stays. `tags` are added, `category` is the id of one of the categories of the request.
 *
 * @example
 * const fields: FilledFields = { payee: 'Spotify', tags: ['Music'] }
 */
export interface FilledFields {
  payee?: string
  memo?: string
  note?: string
  tags?: string[]
  category?: string
}

/**
 * Steps of automations (`run` and `plan`), and fields for rules (`fill`). A plugin has what its declared actions need.
 *
 * @example
 * const action: Action = {
 *   run: async ({ input }) => ({ output: { length: String(input.text).length } }),
 *   plan: async ({ input }) => ({ summary: `Would measure ${String(input.text)}.` }),
 * }
 */
export interface Action {
  run?(request: ActionRequest, florin: Florin): Promise<{ output: Record<string, unknown> }>
  /** Says what `run` would do, without doing it. */
  plan?(request: ActionRequest, florin: Florin): Promise<{ summary: string }>
  /** One answer for each transaction, or null for none. It writes nothing: Florin sets the fields that the manifest names under `fills`. */
  fill?(
    request: FillRequest,
    florin: Florin,
  ): { fields: (FilledFields | null)[] } | Promise<{ fields: (FilledFields | null)[] }>
}
