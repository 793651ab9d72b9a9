import { formatAmount } from '#core/money'
import type { Queries } from '#database/database'
import type { Section } from '#portability/services/section'
import { walkTransactions } from '../export/read_journal.js'
import { readProvenance } from '../domain/provenance.js'
import { restoreTransactions } from './restore_transactions.js'

/** Every transaction with its postings, oldest first. */
export const transactionsSection: Section = {
  name: 'transactions',
  tables: ['transactions'],
  isLong: true,
  read: tellTransactions,
  restore: restoreTransactions,
}

async function* tellTransactions(queries: Queries): AsyncGenerator<object> {
  for await (const transaction of walkTransactions(queries)) {
    const { currency_scale: scale, excluded, provenance, import_batch_id: importId, ...told } = transaction
    const postings = transaction.postings.map(({ scale: own, quantity, value, ...posting }) => ({
      ...posting,
      quantity: formatAmount(quantity, own),
      value: formatAmount(value, scale),
    }))
    yield {
      ...told,
      excluded: excluded === 1,
      import_id: importId,
      provenance: provenance === null ? null : readProvenance(provenance),
      postings,
    }
  }
}
