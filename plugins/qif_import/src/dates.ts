import { isoDate } from '@florin/plugin-sdk'

export type DateOrder = 'ymd' | 'dmy' | 'mdy'

interface Parts {
  numbers: [number, number, number]
  /** The year stands first and has four digits, so there is no question. */
  isYearFirst: boolean
  mark: string
}

const DATE = /^(\d{1,4})\s*([/.\-' ])\s*(\d{1,2})\s*([/.\-' ])\s*(\d{1,4})(?!\d)/
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/
/** `93` is 1993 and `05` is 2005, with or without the apostrophe that Quicken puts before years of this century. */
const FIRST_YEAR = 70

/** Two or more readings of the same file: one date alone often fits both orders, all of them together seldom do. */
export class DateOrders {
  #dayFirst = 0
  #monthFirst = 0
  #dots = 0
  #count = 0
  /** Some date is another day in the other order. */
  #differs = false
  readonly #walks = { dmy: new Walk(), mdy: new Walk() }

  add(text: string): void {
    const parts = split(text)
    if (!parts || parts.isYearFirst) return
    const [first, second] = parts.numbers
    this.#count++
    if (first > 12 && second <= 12) this.#dayFirst++
    if (second > 12 && first <= 12) this.#monthFirst++
    if (first !== second) this.#differs = true
    if (parts.mark === '.') this.#dots++
    for (const order of ['dmy', 'mdy'] as const) this.#walks[order].step(toDate(parts, order))
  }

  /** The order of the whole file, and whether that is more than a guess. */
  decide(): { order: DateOrder; isSure: boolean } {
    if (this.#dayFirst !== this.#monthFirst)
      return { order: this.#dayFirst > this.#monthFirst ? 'dmy' : 'mdy', isSure: true }
    if (!this.#differs) return { order: 'mdy', isSure: true }
    if (this.#dots > this.#count / 2) return { order: 'dmy', isSure: true }
    const [byDay, byMonth] = [this.#walks.dmy.disorder, this.#walks.mdy.disorder]
    // The format comes from where the month stands first.
    return { order: byDay < byMonth ? 'dmy' : 'mdy', isSure: this.#count > 3 && byDay !== byMonth }
  }
}

/** How often a list of days turns around: banks write them in order, one way or the other. */
class Walk {
  #previous = ''
  #up = 0
  #down = 0

  step(day: string | undefined): void {
    if (!day) return
    if (this.#previous !== '' && day > this.#previous) this.#up++
    if (this.#previous !== '' && day < this.#previous) this.#down++
    this.#previous = day
  }

  get disorder(): number {
    return Math.min(this.#up, this.#down)
  }
}

/** A day as `YYYY-MM-DD`; undefined for what is none. */
export function readDate(text: string, order: DateOrder): string | undefined {
  const parts = split(text)
  return parts && toDate(parts, order)
}

/** Dates are short; what is longer is something else. */
const LONGEST = 40

function split(field: string): Parts | undefined {
  const text = field.slice(0, LONGEST)
  const compact = COMPACT.exec(text)
  if (compact)
    return { numbers: [Number(compact[1]), Number(compact[2]), Number(compact[3])], isYearFirst: true, mark: '' }
  const [, first, mark, second, , third] = DATE.exec(text) ?? []
  if (first === undefined) return undefined
  return {
    numbers: [Number(first), Number(second), Number(third)],
    isYearFirst: first.length >= 3,
    mark: mark!,
  }
}

function toDate({ numbers, isYearFirst }: Parts, order: DateOrder): string | undefined {
  const [first, second, third] = numbers
  if (isYearFirst || order === 'ymd') return isoDate(fullYear(first), second, third)
  return order === 'dmy' ? isoDate(fullYear(third), second, first) : isoDate(fullYear(third), first, second)
}

function fullYear(year: number): number {
  if (year >= 100) return year
  return year < FIRST_YEAR ? 2000 + year : 1900 + year
}
