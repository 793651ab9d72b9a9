import type { Details } from './payment_details.js'
import { squeeze } from './values.js'

/** Details of statements before 2000 (`:NS:`): every line begins with two digits that say what it is. */
export function readOldDetails(lines: readonly string[]): Details {
  const pick = (from: number, to: number) => {
    const chosen = lines.filter((line) => Number(line.slice(0, 2)) >= from && Number(line.slice(0, 2)) <= to)
    return squeeze(chosen.map((line) => line.slice(2)).join(' '))
  }
  return { payee: pick(15, 16), memo: pick(1, 14) || pick(17, 17), counterparty: pick(20, 20) }
}
