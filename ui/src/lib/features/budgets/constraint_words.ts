import type { Constraint } from '#lib/api/analytics.ts'

export type Bound = 'min' | 'max' | 'fixed'

export const BOUND_WORDS: Record<Bound, string> = { min: 'At least', max: 'At most', fixed: 'Exactly' }

/** Which bound a constraint sets, and how much it is. */
export function readConstraint(constraint: Constraint): { bound: Bound; amount: string } {
  if ('min' in constraint) return { bound: 'min', amount: constraint.min }
  if ('max' in constraint) return { bound: 'max', amount: constraint.max }
  return { bound: 'fixed', amount: constraint.fixed }
}

export function makeConstraint(categoryId: number, bound: Bound, amount: string): Constraint {
  return { category_id: categoryId, [bound]: amount } as Constraint
}
