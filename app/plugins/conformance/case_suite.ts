import type { MethodName } from '#sdk'
import { expectedFile, type FixtureCase, tapeFile, type TapeTurn, writeJson } from './cases.js'
import { difference } from './findings.js'
import { recordOver } from './record_http.js'
import type { Subject } from './subject.js'

/** Each case answers what is expected, and the same again: nothing but the request and Florin decides. */
export async function caseSuite(subject: Subject): Promise<void> {
  const { cases, findings, plugin } = subject
  for (const fixture of cases) {
    if (subject.record) await record(subject, fixture)
    await findings.check(`${fixture.name}: answers as expected`, () => isAsExpected(subject, fixture))
    await findings.check(`${fixture.name}: answers alike when asked again`, () => isRepeated(subject, fixture))
  }
  const missing = methodsOf(subject).filter((method) => !cases.some((fixture) => fixture.method === method))
  for (const method of missing) findings.warn(`${method} has a case`, `No case in ${plugin.manifest.id} calls it.`)
}

async function isAsExpected(subject: Subject, fixture: FixtureCase): Promise<string | undefined> {
  const { bench, folder, accept, meter } = subject
  const { outcome, cpu_ms } = await bench.call(fixture)
  const rows = rowsOf(fixture)
  if (rows > 0) meter.add(fixture.method, rows, cpu_ms)
  if (accept) {
    writeJson(expectedFile(folder, fixture.name), outcome)
    fixture.expected = JSON.parse(JSON.stringify(outcome)) as typeof outcome
  }
  if (!fixture.expected) return `There is no ${expectedFile(folder, fixture.name)}; --accept writes what was seen.`
  return difference(JSON.parse(JSON.stringify(outcome)), fixture.expected)
}

async function isRepeated({ bench }: Subject, fixture: FixtureCase): Promise<string | undefined> {
  const first = await bench.call(fixture)
  return difference((await bench.call(fixture)).outcome, first.outcome)
}

/** Asks the real servers once and keeps what they said beside the case. */
async function record({ bench, folder }: Subject, fixture: FixtureCase): Promise<void> {
  const turns: TapeTurn[] = []
  const secrets = new Map(Object.entries(fixture.secrets ?? {}))
  await bench.call(fixture, { answer: recordOver(secrets, (turn) => turns.push(turn)) })
  if (turns.length === 0) return
  fixture.tape = turns
  writeJson(tapeFile(folder, fixture.name), turns)
}

const METHODS: Record<string, MethodName[]> = {
  categorizer: ['categorizer.categorize'],
  forecaster: ['forecaster.forecast'],
  notifier: ['notifier.send'],
  connector: ['connector.connect', 'connector.accounts', 'connector.transactions'],
  report: ['report.build'],
  advisor: ['advisor.advise'],
}

/** The methods that a plugin must have by its manifest. */
export function methodsOf({ plugin: { manifest } }: Pick<Subject, 'plugin'>): MethodName[] {
  const { contributes } = manifest
  const actions = contributes.action?.actions ?? []
  const acting: MethodName[] = actions.some(({ fills }) => !fills) ? ['action.run', 'action.plan'] : []
  const filling: MethodName[] = actions.some(({ fills }) => fills) ? ['action.fill'] : []
  const served = (contributes.price_provider?.serves ?? []).map((what): MethodName => `price_provider.${what}`)
  return [...Object.keys(contributes).flatMap((kind) => METHODS[kind] ?? []), ...acting, ...filling, ...served]
}

/** What a call is paid by: transactions, or values of a series. */
function rowsOf({ request }: FixtureCase): number {
  const { transactions, series } = request as { transactions?: { date: string[] }; series?: { values: number[] }[] }
  if (transactions) return transactions.date.length
  return (series ?? []).reduce((sum, { values }) => sum + values.length, 0)
}
