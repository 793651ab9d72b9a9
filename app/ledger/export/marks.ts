import type { JournalTransaction } from './read_journal.js'

/**
 * What Florin knows of a transaction beside its tags, as names that hledger takes for tags and beancount for metadata: with
 * `not:tag:excluded`, hledger reports what Florin does.
 */
export function marksOf({ excluded, flagged_at: flagged }: JournalTransaction): string[] {
  return [...(excluded === 1 ? ['excluded'] : []), ...(flagged === null ? [] : ['needs-review'])]
}
