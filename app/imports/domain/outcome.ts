import type { Candidate, Doubt, Match } from './matching.js'

export type Outcome = 'new' | 'matched' | 'duplicate' | 'suggested' | 'skipped'
export type Decision = 'import' | 'skip'
export type OutcomeCounts = Record<Outcome, number>

export const outcomes: readonly Outcome[] = ['new', 'matched', 'duplicate', 'suggested', 'skipped']

export interface Verdict {
  outcome: Outcome
  /** A sentence for a person: why the row is treated so. */
  reason: string
}

const LEFT_OUT: Verdict = { outcome: 'skipped', reason: 'You left this row out.' }
const CHOSEN: Verdict = { outcome: 'new', reason: 'You chose to import this row.' }

/**
 * What becomes of a row. A person's word counts for more than what was found out, except that nobody can import what cannot be
 * imported; saying what happens anyway changes nothing.
 */
export function decide(found: Verdict, decision: Decision | null): Verdict {
  if (decision === null || found.outcome === 'skipped') return found
  if (decision === 'skip') return found.outcome === 'duplicate' ? found : LEFT_OUT
  return found.outcome === 'new' ? found : CHOSEN
}

const NEW: Verdict = { outcome: 'new', reason: 'Florin has not seen this payment before.' }
const SEEN: Verdict = { outcome: 'duplicate', reason: 'An earlier import brought this row already.' }
const DELETED: Verdict = {
  outcome: 'duplicate',
  reason: 'An earlier import brought this row, and you deleted the transaction.',
}
const DOUBTS: Record<Doubt, string> = {
  several_candidates: 'Several of your transactions could be this one.',
  several_rows: 'Several rows of this file could be the same transaction of yours.',
  no_text: 'A transaction of yours has this amount and is near in time, but does not say whom it was with.',
}

export function verdictOn(match: Match): Verdict {
  switch (match.kind) {
    case 'new':
      return NEW
    case 'duplicate':
      return match.isDeleted ? DELETED : SEEN
    case 'matched':
      return { outcome: 'matched', reason: describeMatch(match) }
    case 'suggested':
      return { outcome: 'suggested', reason: DOUBTS[match.why] }
  }
}

const WHOSE: Record<Candidate['origin'], string> = {
  person: 'you entered',
  other_source: 'another kind of file brought',
  same_source: 'an earlier file brought under another number',
}

function describeMatch({ by, candidate, days }: Extract<Match, { kind: 'matched' }>): string {
  const whose = WHOSE[candidate.origin]
  if (by === 'day') return `It is the transaction ${whose} with the same amount on the same day.`
  return `It is the transaction ${whose} with the same amount and a similar payee, ${daysApart(days)}.`
}

function daysApart(days: number): string {
  if (days === 0) return 'on the same day'
  return days === 1 ? 'a day apart' : `${days} days apart`
}

export function noOutcomes(): OutcomeCounts {
  return { new: 0, matched: 0, duplicate: 0, suggested: 0, skipped: 0 }
}
