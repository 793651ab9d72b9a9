import type { OutcomeCounts } from './outcome.js'

/** One sentence on what an import would do or did. */
export function summarise(counts: OutcomeCounts, budgets = 0): string {
  const parts = [
    count(counts.new, 'new transaction'),
    budgets > 0 && count(budgets, 'monthly budget'),
    counts.matched > 0 && `${counts.matched} already in the ledger`,
    counts.duplicate > 0 && `${counts.duplicate} from an earlier import`,
    counts.suggested > 0 && `${counts.suggested} to look at`,
    counts.skipped > 0 && `${counts.skipped} left out`,
  ].filter((part) => part !== false)
  return `${parts.join(', ')}.`
}

function count(number: number, what: string): string {
  if (number === 0) return `No ${what}s`
  return number === 1 ? `One ${what}` : `${number} ${what}s`
}
