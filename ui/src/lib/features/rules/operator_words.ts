/** Between a field and a value, so that the three read as a sentence. */
const WORDS: Record<string, string> = {
  contains: 'contains',
  not_contains: 'does not contain',
  is: 'is',
  is_not: 'is not',
  starts_with: 'starts with',
  ends_with: 'ends with',
  one_of: 'is one of',
  matches: 'matches the pattern',
  is_empty: 'is empty',
  gt: 'is more than',
  gte: 'is at least',
  lt: 'is less than',
  lte: 'is at most',
  between: 'is between',
  on: 'is',
  before: 'is before',
  after: 'is after',
  in_last_days: 'is in the last days:',
  in_next_days: 'is in the next days:',
  in_period: 'is within',
  has: 'include',
  has_not: 'do not include',
  changed: 'changes',
  changed_from: 'changes from',
  changed_to: 'changes to',
  fell_below: 'falls below',
  rose_above: 'rises above',
}

const BY_TYPE: Record<string, Record<string, string>> = {
  tag: { is_empty: 'are empty', changed: 'change', changed_from: 'lose', changed_to: 'gain' },
  direction: { is: 'goes' },
  occurrence: { is: 'is exactly', gte: 'is at least', lte: 'is at most' },
}

export function operatorWords(type: string, op: string): string {
  return BY_TYPE[type]?.[op] ?? WORDS[op] ?? op.replaceAll('_', ' ')
}

const SPANS: Record<string, string> = { week: 'this week', month: 'this month', year: 'this year', ever: 'ever' }

/** “3, same payee and amount, within 7 days” */
export function occurrenceWords({
  nth,
  same,
  within,
}: {
  nth: number
  same: string[]
  within: number | string
}): string {
  const time = typeof within === 'number' ? `within ${within} days` : (SPANS[within] ?? within)
  return `${nth}, same ${same.join(' and ')}, ${time}`
}
