import type { ImportBatch } from '#lib/api/types.ts'
import { formatDate } from '#lib/format/date.ts'
import { formatCount } from '#lib/format/money.ts'

/** “OFX: 2 accounts, 143 transactions, 3 Jan 2026 – 31 Mar 2026” */
export function foundSentence({ importer, statements, is_book: isBook, counts }: ImportBatch): string {
  // A transfer within books is one transaction that two accounts show.
  const count = isBook
    ? Object.values(counts).reduce((sum, each) => sum + each, 0)
    : statements.reduce((sum, { transaction_count }) => sum + transaction_count, 0)
  const days = statements.flatMap(({ from, to }) => [from, to]).filter((day) => day !== null)
  const parts = [
    statements.length === 1 ? null : `${formatCount(statements.length)} accounts`,
    `${formatCount(count)} ${count === 1 ? 'transaction' : 'transactions'}`,
    days.length === 0 ? null : `${formatDate(days.reduce(earlier))} – ${formatDate(days.reduce(later))}`,
  ]
  return `${importer ? `${importer.name}: ` : ''}${parts.filter(Boolean).join(', ')}`
}

const earlier = (a: string, b: string) => (a < b ? a : b)
const later = (a: string, b: string) => (a > b ? a : b)
