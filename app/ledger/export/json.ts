import { formatAmount } from '#core/money'
import type { Journal } from './read_journal.js'

/** The ledger as one JSON document: accounts with their tree, transactions with their postings, amounts as decimal text. */
export async function* exportJson(journal: Journal): AsyncGenerator<string> {
  yield `{"format":"florin/1","accounts":${JSON.stringify(journal.accounts)},"transactions":[`
  let separator = ''
  for await (const { currency_scale: scale, ...transaction } of journal.transactions()) {
    const postings = transaction.postings.map(({ scale: own, quantity, value, ...posting }) => ({
      ...posting,
      quantity: formatAmount(quantity, own),
      value: formatAmount(value, scale),
    }))
    yield `${separator}\n${JSON.stringify({ ...transaction, postings })}`
    separator = ','
  }
  yield '\n]}\n'
}
