import { RE2JS, RE2JSException, RE2JSSyntaxException } from 're2js'
import { fold } from './folding.js'

/** A regular expression that is tested in time linear to the text, whatever the pattern. */
export interface Pattern {
  test(text: string): boolean
}

export interface PatternProblem {
  /** Where in the pattern it goes wrong, counted from 1; absent when that is not known. */
  position?: number
  reason: string
}

/** Time is linear to the text times the steps of the pattern, and counted repeats are a step for each time. */
const STEPS_MAX = 1000

/** The text it is tested on is folded, so that the pattern's own capitals must not matter. */
export function compilePattern(pattern: string): Pattern {
  return compile(pattern)
}

function compile(pattern: string): RE2JS {
  return RE2JS.compile(foldedPattern(pattern), RE2JS.CASE_INSENSITIVE)
}

/**
 * Its letters as folded text writes them. ASCII stays as it is, which the engine folds itself: `\S` is not `\s`. What folds to more
 * than one character is repeated as one, and is left as it is within brackets, which stand for single characters.
 */
export function foldedPattern(pattern: string): string {
  const composed = pattern.normalize('NFC')
  if (composed.includes(QUOTE)) return composed
  return composed.replace(NOT_ASCII, (char, at: number) => {
    const folded = fold(char)
    const written = folded.replace(PUNCTUATION, '\\$&')
    if ([...folded].length === 1) return written
    if (bracketsOf(composed.slice(0, at)).square !== undefined) return char
    return REPEATED.test(composed.slice(at + char.length)) ? `(?:${written})` : written
  })
}

const NOT_ASCII = /[^\0-\x7f]/gu
const PUNCTUATION = /[!-/:-@[-`{-~]/g
/** From here on everything stands for itself, and nothing can be written in another way. */
const QUOTE = '\\Q'
const REPEATED = /^[*+?{]/

/** What is wrong with a pattern; undefined when it can be used. */
export function patternProblem(pattern: string): PatternProblem | undefined {
  try {
    const isTooLarge = compile(pattern).programSize() > STEPS_MAX
    return isTooLarge ? { reason: `it repeats too much, to more than ${STEPS_MAX} steps` } : undefined
  } catch (error) {
    if (error instanceof RE2JSSyntaxException) return { position: positionOf(error, pattern), reason: error.error }
    if (error instanceof RE2JSException) return { reason: error.message }
    throw error
  }
}

/** The parser names the offending part: what is never closed starts there, anything else is where it stands. */
function positionOf({ error, input }: RE2JSSyntaxException, pattern: string): number | undefined {
  if (error.startsWith('missing closing') || error.startsWith('unexpected )')) {
    const { stray, square, round } = bracketsOf(pattern)
    return (stray ?? square ?? round ?? 0) + 1
  }
  const at = pattern.normalize('NFC').indexOf(input ?? '')
  return at < 0 ? undefined : at + 1
}

/** The brackets without a partner: those that are open at the end, and the round one that closes nothing. */
function bracketsOf(pattern: string): { square?: number; round?: number; stray?: number } {
  const open: number[] = []
  let square: number | undefined
  for (let at = 0; at < pattern.length; at++) {
    const char = pattern[at]
    if (char === '\\') at++
    else if (square !== undefined) {
      if (pattern.startsWith('[:', at)) at = Math.max(at, pattern.indexOf(':]', at) + 1)
      else if (char === ']' && at > firstMember(pattern, square)) square = undefined
    } else if (char === '[') square = at
    else if (char === '(') open.push(at)
    else if (char === ')' && open.pop() === undefined) return { stray: at }
  }
  return { square, round: open.pop() }
}

/** A bracket that closes stands for itself where it comes first. */
function firstMember(pattern: string, square: number): number {
  return pattern[square + 1] === '^' ? square + 2 : square + 1
}
