import type { HttpRequest } from '#sdk'
import type { CallResult } from './bench.js'
import type { FixtureCase } from './cases.js'
import { answered, type Subject } from './subject.js'

const LATER = '2026-01-02T04:05:06.000Z'

/** Messages and steps are tried again: whoever says that this has no second effect must let the receiver know. */
export async function sendingSuite(subject: Subject): Promise<void> {
  const { contributes } = subject.plugin.manifest
  const name = 'a second attempt can be recognised'
  if (contributes.notifier) {
    const isTold = contributes.notifier.idempotent
    if (!isTold) subject.findings.skip(name, 'Its manifest says that a message may arrive twice.')
    for (const fixture of isTold ? answered(subject, 'notifier.send') : [])
      await subject.findings.check(`${fixture.name}: ${name}`, () => carriesKey(subject, fixture))
  }
  for (const fixture of answered(subject, 'action.run')) {
    const declared = contributes.action?.actions.find(({ id }) => id === fixture.request.action)
    if (declared?.idempotent)
      await subject.findings.check(`${fixture.name}: ${name}`, () => carriesKey(subject, fixture))
  }
  for (const fixture of answered(subject, 'action.plan'))
    await subject.findings.check(`${fixture.name}: a plan changes nothing`, () => onlyPlans(subject, fixture))
}

/** Either the key goes along with both attempts, or the second sends nothing because the plugin remembers the first. */
async function carriesKey(
  { bench }: Subject,
  fixture: FixtureCase<'notifier.send'> | FixtureCase<'action.run'>,
): Promise<string | undefined> {
  const key = fixture.request.idempotency_key
  const call = fixture as FixtureCase<'notifier.send'>
  const first = await bench.call(call)
  const second = await bench.call(call, { now: LATER, store: first.florin.store })
  if (sent(first).length === 0) return 'It sends nothing.'
  const bare = [...sent(first), ...sent(second)].find((request) => !JSON.stringify(request).includes(key))
  return bare && sent(second).length > 0
    ? `${bare.method} ${bare.url} goes out without the key of the attempt.`
    : undefined
}

async function onlyPlans({ bench }: Subject, fixture: FixtureCase<'action.plan'>): Promise<string | undefined> {
  const [request] = sent(await bench.call(fixture))
  return request && `It sends ${request.method} ${request.url}.`
}

const sent = ({ florin }: Pick<CallResult, 'florin'>): HttpRequest[] =>
  florin.asked.filter(({ method }) => method !== 'GET')
