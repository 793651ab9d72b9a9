/** Whose token it is and for which household; where the request came from. */
export interface TokenOwner {
  userId: number
  householdId: number
  ip: string
}

export const TOKEN_PREFIX = 'flo_'
const HINT_LENGTH = 4

/** The end of a token: enough to tell one's tokens apart, useless to guess the rest. */
export function hintOf(token: string): string {
  return token.slice(-HINT_LENGTH)
}
