import type { Queries } from '#database/database'
import { formatAmount } from '#core/money'
import type { Journal, JournalAccount, JournalTransaction } from './read_journal.js'
import { readNames } from './read_names.js'

/** What a domain that stands above this one adds to the document. The parts are listed in start/export_parts.ts. */
export interface ExportPart {
  /** The member of the document it becomes. */
  name: string
  read(queries: Queries): Promise<object[]>
}

/**
 * The ledger as one JSON document with all that people entered: accounts with their tree, payees with the names they go by, tags, rates,
 * what other domains add, and transactions with their postings. Amounts are decimal text.
 */
export async function* exportJson(
  journal: Journal,
  queries: Queries,
  parts: readonly ExportPart[],
): AsyncGenerator<string> {
  yield `{"format":"florin/1","accounts":${JSON.stringify(journal.accounts.map(accountJson))}`
  for (const [name, rows] of Object.entries(await readNames(queries))) yield member(name, rows)
  for (const { name, read } of parts) yield member(name, await read(queries))
  yield `,\n"transactions":[`
  let separator = ''
  for await (const transaction of journal.transactions()) {
    yield `${separator}\n${JSON.stringify(transactionJson(transaction))}`
    separator = ','
  }
  yield '\n]}\n'
}

const member = (name: string, rows: readonly object[]) => `,\n${JSON.stringify(name)}:${JSON.stringify(rows)}`

const accountJson = ({ include_in_net_worth: isIncluded, ...account }: JournalAccount) => ({
  ...account,
  include_in_net_worth: isIncluded === 1,
})

function transactionJson({ currency_scale: scale, excluded, ...transaction }: JournalTransaction) {
  const postings = transaction.postings.map(({ scale: own, quantity, value, ...posting }) => ({
    ...posting,
    quantity: formatAmount(quantity, own),
    value: formatAmount(value, scale),
  }))
  return { ...transaction, excluded: excluded === 1, postings }
}
