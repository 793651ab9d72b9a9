/** What the details of a statement line (`:86:`) say. */
export interface Details {
  payee: string
  memo: string
  counterparty: string
}
