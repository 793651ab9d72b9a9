import type { Announcement } from '#changes/domain/consumer'
import type { Queries } from '#database/database'
import { dayWords, moneyWords } from '#core/words'

type Payload = Announcement['payload']

/** As much of a bill as is told of it; null where it is gone. */
interface Bill {
  name: string
  direction: 'in' | 'out'
  expected: number | null
  code: string
  scale: number
}

type Wording = (bill: Bill, payload: Payload, amount: (minor: number) => string) => string

/** How an alert tells of a bill. Where it does, people hear nothing else of it, so it says as much as the bill itself would. */
export function billTold(wording: Wording) {
  return async (queries: Queries, payload: Payload) => {
    const { recurring_id: id, due_on: due, on = due } = payload
    const bill = await queries.first<Bill>(
      `SELECT r.name, r.direction, o.expected, c.code, c.scale FROM recurring_payments r
       JOIN accounts a ON a.id = r.account_id JOIN commodities c ON c.id = a.commodity_id
       LEFT JOIN recurring_outlooks o ON o.recurring_id = r.id WHERE r.id = ?`,
      [Number(id)],
    )
    const known: Bill = bill ?? { name: 'A bill', direction: 'out', expected: null, code: '', scale: 0 }
    const words = wording(known, payload, (minor) => moneyWords(Math.abs(minor), known))
    return { key: billKey(Number(id), String(on)), subject: known.name, words, link: `/bills/${String(id)}` }
  }
}

export const billKey = (id: number, on: string) => `bill:${id}:${on}`

export const dueWords: Wording = ({ name, expected }, { due_on: on }, amount) =>
  `${name} is due on ${dayWords(String(on))}${expected === null ? '' : `: about ${amount(expected)}`}.`

export const missedWords: Wording = ({ name, direction, expected }, { due_on: on }, amount) => {
  const what = direction === 'in' ? 'did not come in' : 'was not paid'
  return `${name} ${what}: ${expected === null ? 'it' : `about ${amount(expected)}`} was expected on ${dayWords(String(on))}.`
}

export const riseWords: Wording = ({ name }, { from, to, on }, amount) =>
  typeof from === 'number' && typeof to === 'number'
    ? `${name} went up from ${amount(from)} to ${amount(to)} on ${dayWords(String(on))}.`
    : `${name} costs more than before since ${dayWords(String(on))}.`
