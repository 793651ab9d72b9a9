export const TOKEN_PREFIX = 'flo_'
const HINT_LENGTH = 4

/** The end of a token: enough to tell one's tokens apart, useless to guess the rest. */
export function hintOf(token: string): string {
  return token.slice(-HINT_LENGTH)
}
