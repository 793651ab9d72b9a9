import type { Observation } from './judge.js'

/** More than these at once are told together. */
const AT_ONCE_MAX = 10
const TOLD_OF = 3

/** A file with hundreds of rows is one thing to be told of, not hundreds. */
export function gathered(observations: readonly Observation[], key: string): Observation[] {
  const holding = observations.filter(({ holds }) => holds)
  if (holding.length <= AT_ONCE_MAX) return [...observations]
  const first = holding.slice(0, TOLD_OF).map(({ words }) => words)
  const together: Observation = {
    key,
    subject: `${holding.length} transactions at once`,
    holds: true,
    words: `${holding.length} transactions at once. The first: ${first.join(' ')}`,
    explanation: holding[0]!.explanation,
    link: '/transactions',
  }
  return [...observations.filter(({ holds }) => !holds), together]
}
