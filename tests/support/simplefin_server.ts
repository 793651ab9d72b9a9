import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface SimpleFinTransaction {
  id: string
  /** Seconds since 1970; 0 while pending. */
  posted: number
  amount: string
  description: string
  payee?: string
  memo?: string
  transacted_at?: number
  pending?: boolean
}

export interface SimpleFinAccount {
  org: { domain?: string; name?: string; 'sfin-url': string; id?: string }
  id: string
  name: string
  currency: string
  balance: string
  'available-balance'?: string
  'balance-date': number
  transactions: SimpleFinTransaction[]
}

const DAY_SECONDS = 86_400
const USER = 'demo'
const PASSWORD = 'p:ss/word'

/**
 * A SimpleFIN server of our own, by the published protocol (1.0-draft.7 and the error list of version 2): setup tokens that work once,
 * access URLs with user and password in them, windows of at most 60 days.
 */
export class SimpleFinServer {
  readonly requests: { method: string; path: string; query: Record<string, string> }[] = []
  errors: string[] = []
  errlist: { code: string; msg: string }[] = []
  /** Answered to GET /accounts instead of data. */
  failWith: number | undefined
  readonly #tokens = new Set<string>()
  readonly #server: Server

  private constructor(readonly accounts: SimpleFinAccount[]) {
    this.#server = createServer((request, response) => this.#answer(request, response))
  }

  static async start(accounts: SimpleFinAccount[]): Promise<SimpleFinServer> {
    const server = new SimpleFinServer(accounts)
    await new Promise<void>((resolve) => server.#server.listen(0, '127.0.0.1', resolve))
    return server
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  /** What a person would copy from the server's page: a claim URL in base64. */
  makeSetupToken(): string {
    const token = randomUUID()
    this.#tokens.add(token)
    return Buffer.from(`${this.origin}/simplefin/claim/${token}`).toString('base64')
  }

  close(): Promise<unknown> {
    this.#server.closeAllConnections()
    return new Promise((resolve) => this.#server.close(resolve))
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url!, this.origin)
    const query = Object.fromEntries(url.searchParams)
    this.requests.push({ method: request.method!, path: url.pathname, query })
    const claimed = /^\/simplefin\/claim\/(.+)$/.exec(url.pathname)?.[1]
    if (claimed && request.method === 'POST') return this.#claim(claimed, response)
    if (url.pathname === '/simplefin/accounts' && request.method === 'GET') {
      const expected = `Basic ${Buffer.from(`${USER}:${PASSWORD}`).toString('base64')}`
      if (request.headers.authorization !== expected) return end(response, 403, 'Forbidden')
      if (this.failWith !== undefined) return end(response, this.failWith, 'Something is wrong')
      return end(response, 200, JSON.stringify(this.#accountSet(url.searchParams)), 'application/json')
    }
    end(response, 404, 'Not found')
  }

  #claim(token: string, response: ServerResponse): void {
    if (!this.#tokens.delete(token)) return end(response, 403, 'Forbidden')
    const access = this.origin.replace('//', `//${USER}:${encodeURIComponent(PASSWORD)}@`)
    end(response, 200, `${access}/simplefin`)
  }

  #accountSet(query: URLSearchParams) {
    const [start, before] = [Number(query.get('start-date') ?? 0), Number(query.get('end-date') ?? Infinity)]
    const wanted = query.getAll('account')
    const withTransactions = query.get('balances-only') !== '1'
    const tooWide = withTransactions && before - start > 60 * DAY_SECONDS
    const fits = (each: SimpleFinTransaction) => {
      const at = each.posted || each.transacted_at!
      return at >= start && at < before && (query.get('pending') === '1' || !(each.pending ?? each.posted === 0))
    }
    return {
      errors: [...this.errors, ...(tooWide ? ['Requested date range exceeds the limit of 60 days.'] : [])],
      errlist: this.errlist,
      accounts: this.accounts
        .filter(({ id }) => wanted.length === 0 || wanted.includes(id))
        .map((account) => ({
          ...account,
          transactions: withTransactions && !tooWide ? account.transactions.filter(fits) : [],
        })),
    }
  }
}

function end(response: ServerResponse, status: number, body: string, type = 'text/plain'): void {
  response.writeHead(status, { 'content-type': type }).end(body)
}

/** Noon, as most banks stamp a day. */
export const noonOf = (day: string) => Date.parse(`${day}T12:00:00Z`) / 1000
