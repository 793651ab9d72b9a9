import type { ConnectedAccount, FetchedTransaction } from '#sdk'
import type { ParsedFile } from './parsed_file.js'

/** What a connection fetched for one account, as the vault keeps it: all that the bank said, word for word. */
export interface FetchedFile {
  format: 'florin-fetched/1'
  fetched_at: string
  account: ConnectedAccount
  transactions: FetchedTransaction[]
}

export function writeFetchedFile(file: FetchedFile): string {
  return `${JSON.stringify(file, undefined, 1)}\n`
}

/** It was checked when it came out of the sandbox, and the vault does not change files. */
export function readFetchedFile(bytes: Uint8Array, importer: ParsedFile['importer']): ParsedFile {
  const { account, transactions } = JSON.parse(new TextDecoder().decode(bytes)) as FetchedFile
  const { number, name, currency, balance } = account
  return {
    importer,
    statements: [{ number, name, currency, openingBalance: null, closingBalance: balance }],
    rows: transactions.map(({ external_id, date, amount, payee, memo, status }, at) => ({
      number: at + 1,
      statement: 0,
      line: at + 1,
      occurredOn: date,
      amount,
      currency: '',
      payee,
      memo,
      externalId: external_id,
      isPending: status === 'pending',
      counterparty: '',
      checkNumber: '',
      category: '',
    })),
    issues: [],
    table: null,
  }
}
