import type { TransactionsToCategorize } from '@florin/plugin-sdk'
import { hashNumber, hashText } from './hashing.js'
import type { SparseWriter } from './sparse.js'

const WEIGHT = 0.65
const DAY_WEIGHT = 0.3
/** Of a further column by itself, beside what it says together with the name. */
const COLUMN = 1.5
const ROUND = [100, 50, 10, 5, 1]

const KIND = Object.fromEntries(
  ['direction', 'size', 'size of', 'exactly', 'round', 'account', 'weekday', 'part', 'day of'].map((kind) => [
    kind,
    hashText(`row ${kind} `),
  ]),
) as Record<string, number>

interface Day {
  weekday: number
  /** Of the month: first, early, middle, late, last. */
  part: number
  number: number
}

/** What a row says beside its texts: how much, when, on which account, and further columns together with the first word. */
export class RowFeatures {
  readonly #days = new Map<string, Day>()

  constructor(private readonly writer: SparseWriter) {}

  write({ date, amount, account, more }: TransactionsToCategorize, row: number, firstWord: string): void {
    const { writer } = this
    const text = amount[row]!
    const size = Math.abs(Number(text))
    const direction = text.startsWith('-') ? 1 : 0
    const bucket = size === 0 ? 0 : Math.round(Math.log2(size) * 1.5) + 64
    const first = hashText(firstWord)
    writer.addHash(hashNumber(KIND.direction!, direction), WEIGHT)
    writer.addHash(hashNumber(KIND.size!, bucket * 2 + direction), WEIGHT)
    writer.addHash(hashNumber(KIND['size of']! ^ first, bucket), WEIGHT)
    writer.add(text, WEIGHT, KIND.exactly)
    writer.addHash(hashNumber(KIND.round!, roundness(text, size)), WEIGHT)
    writer.add(account[row]!, WEIGHT, KIND.account)
    this.#writeDay(date[row]!, first)
    if (!more) return
    for (const name of Object.keys(more)) {
      const salt = hashText(more[name]![row]!, hashText(`${name}=`))
      writer.addHash(salt, COLUMN)
      writer.add(firstWord, 1, hashNumber(salt, 1))
      writer.addHash(hashNumber(salt, bucket + 2), WEIGHT)
    }
  }

  /** Salaries, rents and fees have their days. */
  #writeDay(date: string, first: number): void {
    let day = this.#days.get(date)
    if (!day) this.#days.set(date, (day = readDay(date)))
    this.writer.addHash(hashNumber(KIND.weekday!, day.weekday), DAY_WEIGHT)
    this.writer.addHash(hashNumber(KIND.part!, day.part), DAY_WEIGHT)
    this.writer.addHash(hashNumber(KIND['day of']! ^ first, day.number), DAY_WEIGHT)
  }
}

/** Round sums are withdrawals and presents, those that end in 5 or 9 are prices. */
function roundness(text: string, size: number): number {
  const step = ROUND.findIndex((each) => size % each === 0)
  return step >= 0 ? step : /\.\d*[95]$/.test(text) ? 5 : 6
}

function readDay(date: string): Day {
  const number = Number(date.slice(8, 10))
  const part = number <= 3 ? 0 : number >= 27 ? 4 : number <= 10 ? 1 : number <= 20 ? 2 : 3
  return { weekday: weekdayOf(date), part, number }
}

const DAY_MS = 86_400_000

function weekdayOf(date: string): number {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  return (Math.floor(Date.UTC(year, month - 1, day) / DAY_MS) + 4) % 7
}
