const text = (value: unknown) => (['string', 'number', 'boolean'].includes(typeof value) ? String(value) : '')

const OPERATORS: Record<string, string> = {
  is: 'is not',
  is_not: 'is',
  gt: 'is not more than',
  gte: 'is less than',
  lt: 'is not less than',
  lte: 'is more than',
  contains: 'does not contain',
  not_contains: 'contains',
}

/** Why a step was not run: what was found, and what it should have been; in general words where several things were compared. */
export function skippedWords(input: unknown): string {
  const compared = (input as { if?: Partial<Record<string, unknown>> } | null)?.if
  const operator = OPERATORS[text(compared?.op)]
  if (!compared || operator === undefined) return 'Not run because its comparison did not hold.'
  return `Not run because ${text(compared.found) || 'nothing'} ${operator} ${text(compared.than) || 'nothing'}.`
}
