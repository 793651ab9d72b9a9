import type { Florin } from './florin.js'

/**
 * @example
 * const account: ConnectedAccount = {
 *   id: 'A-1', name: 'Checking', currency: 'EUR', kind: 'checking', institution: 'My Bank', number: null,
 *   balance: '12.00', balance_on: '2026-01-02',
 * }
 */
export interface ConnectedAccount {
  /** The bank's or provider's own id: stable. */
  id: string
  name: string
  currency: string
  kind: 'checking' | 'savings' | 'credit_card' | 'loan' | 'investment' | null
  institution: string | null
  /** IBAN or number as the bank writes it, or null. */
  number: string | null
  /** Decimal string from the holder's view, or null; `balance_on` is its day. */
  balance: string | null
  balance_on: string | null
}

/**
 * @example
 * const connected: ConnectReply = { unique_id: 'C-4711', title: 'My bank', consent_ends_on: '2026-06-30' }
 */
export interface ConnectReply {
  /** Prevents connecting the same thing twice. */
  unique_id: string
  title: string
  /**
   * The last day on which the bank answers with this consent, `YYYY-MM-DD`; of an instant, its day. Null or absent where it has no end or
   * nobody knows. The person is warned before, and Florin stops calling by itself afterwards.
   */
  consent_ends_on?: string | null
}

/**
 * @example
 * const found: AccountsReply = { accounts: [], consent_ends_on: '2026-06-30' }
 */
export interface AccountsReply {
  accounts: ConnectedAccount[]
  warnings?: string[]
  /** As in `connect`, which may be months ago: a consent is renewed at the bank, too. Absent, what was said last still holds. */
  consent_ends_on?: string | null
}

/**
 * @example
 * const coffee: FetchedTransaction = {
 *   external_id: 'b-1', date: '2026-01-02', amount: '-4.20', payee: 'Kaffeehaus', memo: '', status: 'posted',
 * }
 */
export interface FetchedTransaction {
  /** Unique in its account and stable from pending to posted where the bank allows it. */
  external_id: string
  date: string
  /** Decimal string, money in is positive, in the account's currency. */
  amount: string
  payee: string
  memo: string
  status: 'pending' | 'posted'
}

/**
 * @example
 * const first: TransactionsRequest = { account: 'A-1', cursor: null, from: '2026-01-01' }
 */
export interface TransactionsRequest {
  account: string
  /** What the previous call answered, or null for the first. */
  cursor: string | null
  /** The first day that is wanted, `YYYY-MM-DD`. */
  from: string
}

/**
 * @example
 * const page: TransactionsPage = { transactions: [], cursor: 'p2', has_more: true, warnings: ['Second Bank does not answer.'] }
 */
export interface TransactionsPage {
  transactions: FetchedTransaction[]
  /** Kept by Florin, also over restarts; the next call gets it. */
  cursor: string | null
  /** Whether to call again at once. */
  has_more: boolean
  /** What the provider said that a person should know, such as a bank that does not answer. */
  warnings?: string[]
}

/**
 * Fetches accounts and transactions from a bank. Florin stores, matches and undoes; the connector only fetches.
 * Throw `auth_required` or `consent_expired` when the user has to connect again, `rate_limited` or `transient` to be called later.
 *
 * @example
 * const connector: Connector = {
 *   connect: async ({ input }, florin) => ({ unique_id: String(input.token), title: 'My bank' }),
 *   accounts: async () => ({ accounts: [] }),
 *   transactions: async () => ({ transactions: [], cursor: null, has_more: false }),
 * }
 */
export interface Connector {
  /** Uses what the user entered once; keeps what lasts as a secret. */
  connect(request: { input: Record<string, unknown> }, florin: Florin): Promise<ConnectReply>
  /** Called at the beginning of every sync. */
  accounts(request: Record<string, never>, florin: Florin): Promise<AccountsReply>
  transactions(request: TransactionsRequest, florin: Florin): Promise<TransactionsPage>
  /** Ends the provider's consent, where it can be ended. */
  revoke?(request: Record<string, never>, florin: Florin): Promise<Record<string, never>>
}
