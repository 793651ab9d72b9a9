import type { TransactionsPage } from '#sdk'
import { type CallResult, USUAL_NOW } from './bench.js'
import type { FixtureCase } from './cases.js'
import { difference } from './findings.js'
import { fromTape, type Answering, Tape } from './recorded_florin.js'
import { answered, type Subject } from './subject.js'

type Method = 'connector.transactions'
const MOST_PAGES = 200

export async function connectorSuite(subject: Subject): Promise<void> {
  await cursorChecks(subject)
  await subject.findings.check('says in every sync when the consent ends', () => saysItsEnd(subject))
}

/** Florin may stop after any page and go on days later in another process: the cursor alone must lead on. */
async function cursorChecks(subject: Subject): Promise<void> {
  const cases = answered(subject, 'connector.transactions').filter(({ request }) => request.cursor === null)
  if (cases.length === 0)
    return subject.findings.skip('cursors lead on', 'No case fetches transactions from the start.')
  for (const fixture of cases) {
    await subject.findings.check(`${fixture.name}: goes on after every page`, () => resumes(subject, fixture))
    await subject.findings.check(`${fixture.name}: the same page has the same ids`, () => keepsIds(subject, fixture))
  }
}

async function resumes(subject: Subject, fixture: FixtureCase<Method>): Promise<string | undefined> {
  const whole = await follow(subject, fixture, replaying(fixture))
  for (const [index, page] of whole.entries()) {
    if (!page.reply.has_more) continue
    const rest = whole.slice(index + 1).map(({ reply }) => reply)
    const again = await follow(subject, from(fixture, page.reply.cursor), replaying(fixture), page.florin.store)
    const found = difference(
      again.map(({ reply }) => reply),
      rest,
    )
    if (found) return `After page ${index + 1} it goes on otherwise: ${found}`
  }
  return undefined
}

async function keepsIds({ bench }: Subject, fixture: FixtureCase<Method>): Promise<string | undefined> {
  const ids = ({ reply }: CallResult<Method>) => reply?.transactions.map(({ external_id }) => external_id)
  const [one, other] = [await bench.call(fixture), await bench.call(fixture, { seed: [9, 8, 7, 6] })]
  return difference(ids(other), ids(one))
}

/** Consents are renewed at banks, too. What only `connect` knew would be told to people long after it was true. */
async function saysItsEnd(subject: Subject): Promise<string | undefined> {
  const [connected, listed] = [answered(subject, 'connector.connect'), answered(subject, 'connector.accounts')]
  let isKnown = false
  for (const fixture of connected) {
    const endsOn = (await subject.bench.call(fixture)).reply?.consent_ends_on
    if (!endsOn) continue
    isKnown = true
    const today = (fixture.now ?? USUAL_NOW).slice(0, 10)
    if (endsOn < today) return `${fixture.name}: a consent that is given on ${today} has ended on ${endsOn} already.`
  }
  if (!isKnown) return undefined
  for (const fixture of listed) {
    const { reply } = await subject.bench.call(fixture)
    if (reply?.consent_ends_on === undefined)
      return `${fixture.name}: connect says when the consent ends, and accounts says nothing of it.`
  }
  return undefined
}

type Page = CallResult<Method> & { reply: TransactionsPage }

/** All pages from where a case begins. */
async function follow(
  { bench }: Subject,
  fixture: FixtureCase<Method>,
  answer: Answering,
  store?: Page['florin']['store'],
) {
  const pages: Page[] = []
  let [next, kept] = [fixture, store]
  while (pages.length < MOST_PAGES) {
    const result = await bench.call(next, { answer, store: kept })
    if (!result.reply) throw new Error(`Page ${pages.length + 1} ends in ${result.code}.`)
    pages.push({ ...result, reply: result.reply })
    if (!result.reply.has_more) return pages
    next = from(fixture, result.reply.cursor)
    kept = result.florin.store
  }
  throw new Error(`It has more than ${MOST_PAGES} pages.`)
}

const from = (fixture: FixtureCase<Method>, cursor: string | null): FixtureCase<Method> => ({
  ...fixture,
  request: { ...fixture.request, cursor },
})

/** Pages are asked for again here, so each answer of the tape is given whenever it fits. */
const replaying =
  ({ tape }: FixtureCase<Method>): Answering =>
  (request) =>
    fromTape(request, new Tape(tape))
