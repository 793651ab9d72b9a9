import { readRaw } from './amounts.js'
import { splitDate } from './dates.js'
import { readDirection } from './directions.js'
import { isCurrencyCode } from './headers.js'
import type { Row } from './rows.js'
import { stateOf } from './states.js'

/** What the cells of one column look like. Shares are of the cells that are not empty. */
export interface Profile {
  filled: number
  dates: number
  numbers: number
  negatives: number
  decimals: number
  directions: number
  currencies: number
  distinct: number
  averageLength: number
}

const DISTINCT_MAX = 500
/** What some banks write where there is nothing. */
export const DASHES = /^[-–—]+$/

export function profileColumns(rows: Row[], width: number): Profile[] {
  return Array.from({ length: width }, (_, index) => profileColumn(rows, index))
}

function profileColumn(rows: Row[], index: number): Profile {
  const seen = new Set<string>()
  const counts = {
    filled: 0,
    dates: 0,
    pending: 0,
    numbers: 0,
    negatives: 0,
    decimals: 0,
    directions: 0,
    currencies: 0,
    length: 0,
  }
  for (const { cells } of rows) {
    const cell = cells[index]?.trim() ?? ''
    if (cell === '' || DASHES.test(cell)) continue
    counts.filled++
    counts.length += cell.length
    if (seen.size < DISTINCT_MAX) seen.add(cell)
    const hasDigits = /\d/.test(cell)
    if (hasDigits && splitDate(cell)) counts.dates++
    else if (!hasDigits && stateOf(cell) === 'pending') counts.pending++
    const raw = hasDigits && readRaw(cell)
    if (raw) {
      counts.numbers++
      if (raw.negative) counts.negatives++
      if (/[.,]\d{1,2}$/.test(raw.core)) counts.decimals++
    }
    if (readDirection(cell)) counts.directions++
    if (cell.length === 3 && isCurrencyCode(cell)) counts.currencies++
  }
  const share = (count: number) => (counts.filled === 0 ? 0 : count / counts.filled)
  return {
    filled: counts.filled,
    // Where a day is due, a word may say that there is none yet.
    dates: counts.dates === 0 ? 0 : counts.dates / (counts.filled - counts.pending),
    numbers: share(counts.numbers),
    negatives: share(counts.negatives),
    decimals: share(counts.decimals),
    directions: share(counts.directions),
    currencies: share(counts.currencies),
    distinct: seen.size,
    averageLength: share(counts.length),
  }
}

/** Half is enough: footers, pending rows and odd cells stand in the same column. */
export const holdsDates = (profile: Profile) => profile.dates >= 0.5
export const holdsNumbers = (profile: Profile) => profile.numbers >= 0.6 && profile.dates < 0.5
export const holdsDirections = (profile: Profile) => profile.directions >= 0.95
export const holdsCurrencies = (profile: Profile) => profile.currencies >= 0.9

/** Words, not codes: what may be a payee or a description. */
export const holdsText = (profile: Profile) =>
  profile.filled > 0 && profile.dates < 0.5 && profile.numbers < 0.5 && !holdsCurrencies(profile)
