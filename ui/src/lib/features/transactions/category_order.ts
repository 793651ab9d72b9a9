import type { Transaction } from '#lib/api/types.ts'
import type { PickerOption } from '#lib/components/picker.svelte'

const LIKELY_MAX = 4

/**
 * Categories with the most likely first: those the same payee had most often among the transactions at hand, then
 * all of them in their own order.
 */
export function likelyFirst(
  options: PickerOption[],
  payeeId: number | undefined,
  known: Transaction[],
): PickerOption[] {
  if (payeeId === undefined) return options
  const uses = new Map<string, number>()
  for (const { payee, splits } of known) {
    if (payee?.id !== payeeId) continue
    for (const { category } of splits) {
      if (category) uses.set(String(category.id), (uses.get(String(category.id)) ?? 0) + 1)
    }
  }
  const likely = options
    .filter((option) => uses.has(option.id))
    .sort((a, b) => uses.get(b.id)! - uses.get(a.id)!)
    .slice(0, LIKELY_MAX)
  const rest = options.filter((option) => !likely.includes(option))
  return [...likely.map((option) => ({ ...option, group: 'Likely' })), ...rest]
}
