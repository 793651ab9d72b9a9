/** How far apart a row of a file and a transaction may be to be the same payment. */
export interface Tolerance {
  daysApart: number
  /** What is pending may take longer to be booked. */
  pendingDaysApart: number
  /** From 0 to 1: how many of the telling words have to agree. */
  likeness: number
}

export const DEFAULT_TOLERANCE: Tolerance = { daysApart: 4, pendingDaysApart: 8, likeness: 0.5 }

/** By account, where a person chose another one. */
export type Tolerances = ReadonlyMap<number, Tolerance>

export function toleranceOf(tolerances: Tolerances, accountId: number): Tolerance {
  return tolerances.get(accountId) ?? DEFAULT_TOLERANCE
}

/** Beyond this nothing is looked at. */
export function reachOf({ daysApart, pendingDaysApart }: Tolerance): number {
  return Math.max(daysApart, pendingDaysApart)
}
