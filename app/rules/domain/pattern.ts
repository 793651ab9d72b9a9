import { RE2JS, RE2JSException, RE2JSSyntaxException } from 're2js'

/** A regular expression that is tested in time linear to the text, whatever the pattern. */
export interface Pattern {
  test(text: string): boolean
}

export interface PatternProblem {
  /** Where in the pattern it goes wrong, counted from 1; absent when that is not known. */
  position?: number
  reason: string
}

/** The text it is tested on is folded, so that the pattern's own capitals must not matter. */
export function compilePattern(pattern: string): Pattern {
  return RE2JS.compile(composed(pattern), RE2JS.CASE_INSENSITIVE)
}

/** Accents as folded text writes them. A full fold would change what the pattern says: `\S` is not `\s`. */
export function composed(pattern: string): string {
  return pattern.normalize('NFC')
}

/** What is wrong with a pattern; undefined when it can be used. */
export function patternProblem(pattern: string): PatternProblem | undefined {
  try {
    compilePattern(pattern)
    return undefined
  } catch (error) {
    if (error instanceof RE2JSSyntaxException) return { position: positionOf(error, pattern), reason: error.error }
    if (error instanceof RE2JSException) return { reason: error.message }
    throw error
  }
}

/** The parser names the offending part: what is never closed starts there, anything else is where it stands. */
function positionOf({ error, input }: RE2JSSyntaxException, pattern: string): number {
  if (error.startsWith('missing closing') || error.startsWith('unexpected )')) return unbalancedPosition(pattern)
  return Math.max(0, composed(pattern).indexOf(input ?? '')) + 1
}

/** The bracket without a partner: the last one left open, or the first one that closes nothing. */
function unbalancedPosition(pattern: string): number {
  const open: number[] = []
  let bracket = -1
  for (let at = 0; at < pattern.length; at++) {
    const char = pattern[at]
    if (char === '\\') at++
    else if (bracket >= 0) {
      if (char === ']' && at > bracket + 1) bracket = -1
    } else if (char === '[') bracket = at
    else if (char === '(') open.push(at)
    else if (char === ')' && open.pop() === undefined) return at + 1
  }
  return (bracket >= 0 ? bracket : (open.pop() ?? 0)) + 1
}
