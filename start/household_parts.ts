/*
 * What other domains do when a household is created or deleted.
 */
import type { HouseholdPart } from '#households/household_part'

export const householdParts: readonly HouseholdPart[] = []
