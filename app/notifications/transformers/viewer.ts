import type { HttpContext } from '@adonisjs/core/http'

/** Who looks at a household's messages. */
export function viewerOf({ caller, household }: HttpContext): { id: number; isAdmin: boolean } {
  return { id: caller.user.id, isAdmin: household.role === 'owner' || household.role === 'admin' }
}
