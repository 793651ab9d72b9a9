import type { CategoryGuess, TransactionsToCategorize } from '#sdk'
import type { FixtureCase } from './cases.js'
import { difference } from './findings.js'
import { answered, type Subject } from './subject.js'

type Method = 'categorizer.categorize'
type Guesses = (CategoryGuess | null)[]

const ROWS_MEASURED = 1_000

/** A guess is about one transaction: neither its neighbours nor its place may change it. */
export async function categorizerSuite(subject: Subject): Promise<void> {
  const cases = answered(subject, 'categorizer.categorize')
  for (const fixture of cases) {
    const { findings } = subject
    await findings.check(`${fixture.name}: one by one as in a batch`, () => oneByOne(subject, fixture))
    await findings.check(`${fixture.name}: in any order`, () => inAnyOrder(subject, fixture))
    await findings.check(`${fixture.name}: confidence is a probability`, () => isProbability(subject, fixture))
  }
  const [largest] = [...cases].sort((one, other) => sizeOf(other) - sizeOf(one))
  if (largest && sizeOf(largest) > 0) await measure(subject, largest)
}

const sizeOf = ({ request }: FixtureCase<Method>) => request.transactions.date.length

async function guesses({ bench }: Subject, fixture: FixtureCase<Method>, rows?: number[]): Promise<Guesses> {
  const transactions = rows ? picked(fixture.request.transactions, rows) : fixture.request.transactions
  const { reply, code } = await bench.call({ ...fixture, request: { ...fixture.request, transactions } })
  if (!reply) throw new Error(`It ends in ${code}.`)
  return reply.guesses
}

async function oneByOne(subject: Subject, fixture: FixtureCase<Method>): Promise<string | undefined> {
  const batch = await guesses(subject, fixture)
  for (const [index, guess] of batch.entries()) {
    const found = difference((await guesses(subject, fixture, [index]))[0], guess)
    if (found) return `Alone, transaction ${index + 1} is judged otherwise: ${found}`
  }
  return undefined
}

async function inAnyOrder(subject: Subject, fixture: FixtureCase<Method>): Promise<string | undefined> {
  const rows = Array.from({ length: sizeOf(fixture) }, (_, index) => index).reverse()
  return difference((await guesses(subject, fixture, rows)).reverse(), await guesses(subject, fixture))
}

async function isProbability(subject: Subject, fixture: FixtureCase<Method>): Promise<string | undefined> {
  const offered = new Set(fixture.request.categories.map(({ id }) => id))
  for (const [index, guess] of (await guesses(subject, fixture)).entries()) {
    if (!guess) continue
    if (!(guess.confidence >= 0 && guess.confidence <= 1)) return `Guess ${index + 1} has ${guess.confidence}.`
    if (!offered.has(guess.category)) return `Guess ${index + 1} is a category that was not offered.`
  }
  return undefined
}

async function measure({ bench, meter }: Subject, fixture: FixtureCase<Method>): Promise<void> {
  const rows = Array.from({ length: ROWS_MEASURED }, (_, index) => index % sizeOf(fixture))
  const transactions = picked(fixture.request.transactions, rows)
  const { cpu_ms } = await bench.call({ ...fixture, request: { ...fixture.request, transactions } })
  meter.add(fixture.method, ROWS_MEASURED, cpu_ms)
}

function picked(transactions: TransactionsToCategorize, rows: number[]): TransactionsToCategorize {
  const { date, amount, currency, payee, description, account } = transactions
  const pick = (column: string[]) => rows.map((row) => column[row]!)
  return {
    date: pick(date),
    amount: pick(amount),
    currency: pick(currency),
    payee: pick(payee),
    description: pick(description),
    account: pick(account),
  }
}
