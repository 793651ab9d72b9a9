import type { Holidays } from './calendar.js'

/** What a series is continued from, and how far. */
export interface Span {
  /** The first period of the history. */
  start: string
  /** Periods ahead. */
  horizon: number
  holidays: Holidays
}

/** What a series is expected to do. */
export interface Outlook {
  points: Float64Array
  /** In words, for people. */
  method: string
  bandsOf(level: number): { lower: Float64Array; upper: Float64Array }
}

/** Keeps a series that was never below zero from being foretold below it. */
export function aboveZero({ points, method, bandsOf }: Outlook): Outlook {
  const raise = (values: Float64Array) => values.map((value) => Math.max(0, value))
  return {
    points: raise(points),
    method,
    bandsOf(level) {
      const { lower, upper } = bandsOf(level)
      return { lower: raise(lower), upper: raise(upper) }
    },
  }
}

/** The same series with its sign turned: what is spent is as regular as what is earned. */
export function turned({ points, method, bandsOf }: Outlook): Outlook {
  const turn = (values: Float64Array) => values.map((value) => -value)
  return {
    points: turn(points),
    method,
    bandsOf(level) {
      const { lower, upper } = bandsOf(level)
      return { lower: turn(upper), upper: turn(lower) }
    },
  }
}
