/* What a SimpleFIN server answers to GET /accounts, version 1 and the error list of version 2. */

export interface Organization {
  domain?: string
  name?: string
  'sfin-url'?: string
  id?: string
}

export interface Account {
  org: Organization
  id: string
  name: string
  /** ISO 4217, or the address of a currency of its own. */
  currency: string
  balance: string
  'balance-date': number
  transactions?: Transaction[]
}

export interface Transaction {
  id: string
  /** Seconds since 1970; 0 while it is pending. */
  posted: number
  amount: string
  description: string
  /** Not in the protocol, but sent by SimpleFIN Bridge. */
  payee?: string
  memo?: string
  transacted_at?: number
  pending?: boolean
}

export interface AccountSet {
  errors?: string[]
  errlist?: { code?: string; msg?: string }[]
  accounts?: Account[]
}
