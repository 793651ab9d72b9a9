import type { ImportBatch, ImportStatus, RowOutcome } from '#lib/api/types.ts'
import { formatCount } from '#lib/format/money.ts'

export const STATUS_WORDS: Record<ImportStatus, { label: string; tone: 'neutral' | 'good' | 'warning' | 'danger' }> = {
  parsing: { label: 'Reading', tone: 'neutral' },
  needs_mapping: { label: 'Needs you', tone: 'warning' },
  previewed: { label: 'Ready to review', tone: 'warning' },
  committing: { label: 'Importing', tone: 'neutral' },
  committed: { label: 'Imported', tone: 'good' },
  undone: { label: 'Undone', tone: 'neutral' },
  failed: { label: 'Could not be read', tone: 'danger' },
  discarded: { label: 'Discarded', tone: 'neutral' },
}

/** The groups of the review, in the order in which they need a person. */
export const REVIEW_GROUPS: { outcome: RowOutcome; title: string; words: string }[] = [
  { outcome: 'new', title: 'New', words: 'Will be added.' },
  {
    outcome: 'suggested',
    title: 'Unsure',
    words: 'These look like something you already have. Say which ones are new.',
  },
  { outcome: 'matched', title: 'Matched', words: 'You wrote these by hand; the bank now confirms them.' },
  { outcome: 'duplicate', title: 'Already here', words: 'Imported before. Nothing will be added.' },
  { outcome: 'skipped', title: 'Left out', words: 'Left out by you, or not readable.' },
]

export function isWaiting(batch: ImportBatch): boolean {
  return ['parsing', 'needs_mapping', 'previewed', 'committing'].includes(batch.status)
}

/** “40 new, 12 already here” */
export function countsSentence(counts: ImportBatch['counts']): string {
  const parts = REVIEW_GROUPS.filter(({ outcome }) => counts[outcome] > 0)
  return parts.map(({ outcome, title }) => `${formatCount(counts[outcome])} ${title.toLowerCase()}`).join(', ')
}
