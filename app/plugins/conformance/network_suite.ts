import type { MethodName } from '#sdk'
import type { FixtureCase } from './cases.js'
import type { Answering } from './recorded_florin.js'
import { answered, type Subject } from './subject.js'

/** What a person or Florin's clock can act on. */
const MEANINGS: [status: number, codes: string[]][] = [
  [401, ['auth_required', 'consent_expired']],
  [403, ['auth_required', 'consent_expired', 'forbidden']],
  [429, ['rate_limited']],
  [500, ['transient']],
  [503, ['transient']],
]

const failing =
  (status: number): Answering =>
  ({ url }) => ({ status, headers: {}, body: 'no', url })

/** Methods that have to say what a server's refusal means; an automation step may be told to expect one. */
const JUDGED: MethodName[] = [
  'notifier.send',
  'connector.connect',
  'connector.accounts',
  'connector.transactions',
  'price_provider.rates',
  'price_provider.quotes',
]

export async function networkSuite(subject: Subject): Promise<void> {
  for (const method of JUDGED)
    for (const fixture of answered(subject, method)) {
      if (fixture.tape.length === 0) continue
      for (const [status, codes] of MEANINGS)
        await subject.findings.check(`${fixture.name}: a server's ${status} is told as such`, () =>
          saysWhatItMeans(subject, fixture, status, codes),
        )
    }
  await subject.findings.check('no secret in what it says or logs', () => keepsSecrets(subject))
}

async function saysWhatItMeans({ bench }: Subject, fixture: FixtureCase, status: number, codes: string[]) {
  const { code } = await bench.call(fixture, { answer: failing(status) })
  if (code !== undefined && codes.includes(code)) return undefined
  return `It makes ${code ?? 'an answer'} of ${status}; ${codes.join(' or ')} is what helps.`
}

/** The plugin never has a secret that Florin keeps; but what a person entered to connect, it has. */
async function keepsSecrets({ bench, cases }: Subject): Promise<string | undefined> {
  for (const fixture of cases) {
    const { outcome, log } = await bench.call(fixture)
    const said = JSON.stringify(outcome) + log + bench.logs.join('\n')
    const told = secretsOf(fixture).find((value) => said.includes(value))
    if (told !== undefined) return `${fixture.name} tells ${told.slice(0, 3)}…`
  }
  return undefined
}

function secretsOf({ method, request, secrets = {} }: FixtureCase): string[] {
  const entered = method === 'connector.connect' ? Object.values((request as { input: object }).input) : []
  return [...Object.values(secrets), ...entered].filter(
    (value): value is string => typeof value === 'string' && value.length >= 8,
  )
}
