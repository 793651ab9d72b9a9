import type { Forecast, Series } from '#sdk'
import type { FixtureCase } from './cases.js'
import { difference } from './findings.js'
import { answered, type Subject } from './subject.js'

type Method = 'forecaster.forecast'

/** Forecasts are judged on parts of history, so nothing may tell a forecaster what came after. */
export async function forecasterSuite(subject: Subject): Promise<void> {
  for (const fixture of answered(subject, 'forecaster.forecast')) {
    const { findings } = subject
    await findings.check(`${fixture.name}: does not look ahead`, () => doesNotLookAhead(subject, fixture))
    await findings.check(`${fixture.name}: each series for itself`, () => eachForItself(subject, fixture))
    await findings.check(`${fixture.name}: bands hold their points`, () => bandsHold(subject, fixture))
  }
}

async function forecasts({ bench }: Subject, fixture: FixtureCase<Method>, series: Series[]): Promise<Forecast[]> {
  const { reply, code } = await bench.call({ ...fixture, request: { ...fixture.request, series } })
  if (!reply) throw new Error(`It ends in ${code}.`)
  return reply.forecasts
}

/**
 * The first half of a series is continued alike, whether the whole of it lies beside it under another name or not, and whether the whole
 * was asked for before.
 */
async function doesNotLookAhead(subject: Subject, fixture: FixtureCase<Method>): Promise<string | undefined> {
  for (const whole of fixture.request.series) {
    const half = { ...whole, values: whole.values.slice(0, Math.ceil(whole.values.length / 2)) }
    if (half.values.length === 0) continue
    const alone = await forecasts(subject, fixture, [half])
    const beside = await forecasts(subject, fixture, [half, { ...whole, id: `${whole.id} later` }])
    const found = difference(
      beside.find(({ id }) => id === half.id),
      alone[0],
    )
    if (found) return `What comes later changes the forecast of ${whole.id}: ${found}`
  }
  return undefined
}

async function eachForItself(subject: Subject, fixture: FixtureCase<Method>): Promise<string | undefined> {
  const { series } = fixture.request
  const together = await forecasts(subject, fixture, [...series].reverse())
  for (const each of series) {
    const [alone] = await forecasts(subject, fixture, [each])
    const found = difference(
      together.find(({ id }) => id === each.id),
      alone,
    )
    if (found) return `Alone, ${each.id} is continued otherwise: ${found}`
  }
  return undefined
}

async function bandsHold(subject: Subject, fixture: FixtureCase<Method>): Promise<string | undefined> {
  for (const { id, points, bands } of await forecasts(subject, fixture, fixture.request.series))
    for (const { level, lower, upper } of bands)
      for (const [index, point] of points.entries())
        if (!(lower[index]! <= point && point <= upper[index]!))
          return `Point ${index + 1} of ${id} lies outside of its band of ${level}.`
  return undefined
}
