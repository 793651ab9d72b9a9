import type { Writes } from '#database/database'
import type { RequestActor } from '#http/caller'

export const starterSets = ['everyday', 'detailed', 'organisation', 'none'] as const
export type StarterSet = (typeof starterSets)[number]

export interface NewHousehold {
  id: number
  baseCurrency: string
  starterSet: StarterSet
}

/**
 * What a domain that stands above this one adds to a household's life: the ledger opens its books, imports have files on disk.
 * The parts are listed in start/household_parts.ts.
 */
export interface HouseholdPart {
  /** After the household was created. When it fails, there is no household. */
  open?(household: NewHousehold, actor: RequestActor): Promise<void>
  /** In the transaction that deletes the household, for rows that no foreign key deletes. */
  beforeDeletion?(writes: Writes, householdId: number): Promise<void>
  /** After the household is gone, for what is not in the database. */
  afterDeletion?(householdId: number): Promise<void>
}
