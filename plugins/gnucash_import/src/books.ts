/** What GnuCash keeps, whatever kind of file it came from. Fractions are text such as `12345/100`. */
export interface GnucashBooks {
  commodities: Map<string, GnucashCommodity>
  accounts: Map<string, GnucashAccount>
  transactions: Iterable<GnucashTransaction>
  prices: Iterable<{ commodity: string; currency: string; on: string; value: string }>
  budgets: GnucashBudget[]
}

export interface GnucashCommodity {
  code: string
  name: string
  isCurrency: boolean
  /** 100 for two decimals. */
  fraction: number
}

export interface GnucashAccount {
  name: string
  type: string
  commodity: string | null
  parent: string | null
  description: string
  isHidden: boolean
}

export interface GnucashTransaction {
  id: string
  line: number
  currency: string
  number: string
  date: string
  description: string
  splits: { account: string; memo: string; state: string; value: string; quantity: string }[]
}

/** What accounts were given in each month. There may be several: drafts, and those of earlier years. */
export interface GnucashBudget {
  /** The first day of the first month. */
  start: string
  amounts: { account: string; month: string; value: string }[]
}
