import type { ProposalWishes } from '#lib/api/analytics.ts'

/**
 * What a person wants of a proposed budget, as long as the tab is open: a reload or a look at the budget does not lose it, and nothing of
 * it stays on a shared computer.
 */
export function keptWishes(householdId: number) {
  const key = `florin.proposal.${householdId}`
  return {
    read(): ProposalWishes {
      try {
        return JSON.parse(sessionStorage.getItem(key) ?? '{}') as ProposalWishes
      } catch {
        return {}
      }
    },
    write(wishes: ProposalWishes): void {
      if (Object.values(wishes).every((wish) => wish === undefined || (Array.isArray(wish) && wish.length === 0)))
        sessionStorage.removeItem(key)
      else sessionStorage.setItem(key, JSON.stringify(wishes))
    },
  }
}
