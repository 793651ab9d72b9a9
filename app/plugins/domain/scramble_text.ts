/*
 * A bank's file that somebody else may see: the same marks in the same places, other words and numbers between them. What stands twice
 * stands twice afterwards. Days stay days, currencies and the words that the plugin itself knows stay, because it decides by them.
 */

/** A number below the given one. */
export type Roll = (below: number) => number

interface Scrambling {
  /** Words that are public, in lower case. */
  known: ReadonlySet<string>
  roll: Roll
}

const CURRENCIES = new Set(Intl.supportedValuesOf('currency'))

/** Names of elements, of fields and of what an OFX file says of itself. */
const MARKUP = String.raw`<[/?!]?[A-Za-z][\w:.-]*|^:\d{2}[A-Z]?:|^[A-Z]{4,12}:[A-Z0-9]+$|&#?\w+;`
const YEAR_FIRST = String.raw`(?<![\d.,])(?<year>(?:19|20)\d\d)(?<mark>[-/.]?)(?<month>\d\d)\k<mark>(?<day>\d\d)(?=\d{6}(?!\d)|\D|$)`
const DAY_FIRST = String.raw`(?<![\d.,])(?<left>\d{1,2})(?<between>[-/.])(?<middle>\d{1,2})\k<between>(?<right>\d{4}|\d\d)(?!\d)`
const TOKEN = new RegExp(String.raw`(?<markup>${MARKUP})|${YEAR_FIRST}|${DAY_FIRST}|\p{L}+|\d+`, 'gmu')

type Found = Partial<
  Record<'markup' | 'year' | 'mark' | 'month' | 'day' | 'left' | 'between' | 'middle' | 'right', string>
>

const MONTHS = 12
/** Every month has them. */
const DAYS = 28

export function scrambleText(text: string, { known, roll }: Scrambling): string {
  const replaced = new Map<string, string>()
  const once = (token: string, make: () => string) => {
    const before = replaced.get(token)
    if (before !== undefined) return before
    const made = make()
    replaced.set(token, made)
    return made
  }
  return text.replace(TOKEN, (token: string, ...rest: unknown[]) => {
    const found = rest.at(-1) as Found
    if (found.markup !== undefined || known.has(token.toLowerCase()) || CURRENCIES.has(token)) return token
    return once(token, () => alike(token, found, roll))
  })
}

function alike(token: string, found: Found, roll: Roll): string {
  if (found.year !== undefined) return dayLike(found, roll) ?? token
  if (found.left !== undefined) return shortDayLike(found, roll) ?? token
  return /^\d/.test(token) ? numberLike(token, roll) : wordLike(token, roll)
}

/** The words of a program, which anybody can read. */
export function wordsOf(source: string): Set<string> {
  return new Set((source.match(/\p{L}{2,}/gu) ?? []).map((word) => word.toLowerCase()))
}

/** What is no day stays as it is: that may be the very fault. */
function dayLike({ year, mark, month, day }: Found, roll: Roll): string | undefined {
  if (!isBetween(month!, MONTHS) || !isBetween(day!, 31)) return undefined
  return [year, padded(1 + roll(MONTHS), 2), padded(1 + roll(DAYS), 2)].join(mark)
}

/** Which of the two is the day is seen where one is no month. Of numbers without a zero before them each stays below ten. */
function shortDayLike({ left = '', between, middle = '', right }: Found, roll: Roll): string | undefined {
  const [first, second] = [Number(left), Number(middle)]
  if (Math.min(first, second) < 1 || Math.min(first, second) > MONTHS || Math.max(first, second) > 31) return undefined
  const pick = (digits: string, most: number) => padded(1 + roll(digits.length === 1 ? 9 : most), digits.length)
  const [most, other] = second > MONTHS ? [MONTHS, DAYS] : first > MONTHS ? [DAYS, MONTHS] : [MONTHS, MONTHS]
  return [pick(left, most), pick(middle, other), right].join(between)
}

function numberLike(token: string, roll: Roll): string {
  if (/^0+$/.test(token)) return token
  return token.replace(/\d/g, (digit, at: number) => String(at === 0 ? (digit === '0' ? 0 : 1 + roll(9)) : roll(10)))
}

/** As many units of UTF-16 as before. */
function wordLike(token: string, roll: Roll): string {
  let word = ''
  for (let at = 0; at < token.length; at++) {
    const letter = String.fromCharCode(97 + roll(26))
    word += /\p{Lu}/u.test(token[at]!) ? letter.toUpperCase() : letter
  }
  return word
}

const isBetween = (digits: string, most: number) => Number(digits) >= 1 && Number(digits) <= most
const padded = (value: number, length: number) => String(value).padStart(length, '0')
