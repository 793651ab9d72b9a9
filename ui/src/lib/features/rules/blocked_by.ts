import type { PreviewedChange, RuleObstacle } from '#lib/api/types.ts'

const WORDS: Record<RuleObstacle, (label: string | null) => string> = {
  user: (label) => (label ? `${label} chose it` : 'a person chose it'),
  rule: (label) => (label ? `the rule “${label}” chose it` : 'another rule chose it'),
  plugin: (label) => (label ? `${label} chose it` : 'a plugin chose it'),
  import: () => 'it came with the import',
  split: () => 'the transaction is split',
  transfer: () => 'it is a transfer',
  amount: () => 'the amount cannot be divided like that',
  currency: () => 'the other account has another currency',
}

/** Why a rule leaves a field alone. */
export function blockedBy({ blocked_by: blocker }: Pick<PreviewedChange, 'blocked_by'>): string {
  return blocker ? WORDS[blocker.by](blocker.label) : ''
}
