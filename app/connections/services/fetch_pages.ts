import type { CallInstance } from '#plugins/services/call_instance'
import type { FetchedTransaction } from '#sdk'
import type { StoredAccount } from './connected_accounts.js'

export interface Fetched {
  transactions: FetchedTransaction[]
  /** After the last page that came. */
  cursor: string | null
  hasMore: boolean
  warnings: string[]
  /** What ended the fetching too early; what came before it is good. */
  failure: unknown
}

/** A first fetch of years comes in several imports instead of one of any size. */
const ROWS_AT_ONCE = 20_000
const PAGES_AT_ONCE = 50

/** Asks for page after page from where the account stands. */
export async function fetchPages(
  callInstance: Pick<CallInstance, 'handle'>,
  householdId: number,
  { instance_id: instanceId, external_id: account, cursor }: StoredAccount,
  { from, signal }: { from: string; signal?: AbortSignal },
): Promise<Fetched> {
  const byId = new Map<string, FetchedTransaction>()
  const warnings = new Set<string>()
  const fetched: Fetched = { transactions: [], cursor, hasMore: true, warnings: [], failure: undefined }
  try {
    for (let page = 0; fetched.hasMore && page < PAGES_AT_ONCE && byId.size < ROWS_AT_ONCE; page++) {
      const request = { account, cursor: fetched.cursor, from }
      const { value } = await callInstance.handle(householdId, instanceId, 'connector.transactions', request, {
        signal,
      })
      // Pages may overlap; what comes later is what the bank says now.
      for (const each of value.transactions) byId.set(each.external_id, each)
      for (const warning of value.warnings ?? []) warnings.add(warning)
      fetched.cursor = value.cursor
      fetched.hasMore = value.has_more
    }
  } catch (error) {
    fetched.failure = error
  }
  return { ...fetched, transactions: [...byId.values()], warnings: [...warnings] }
}
