import { test } from '@japa/runner'
import fc from 'fast-check'
import { shiftInstant } from '#core/clock'
import { InvalidScheduleError, parseSchedule } from '#jobs/domain/schedule'

const NEXT: [schedule: string, after: string, next: string][] = [
  ['15m', '2026-03-31T12:00:00.000Z', '2026-03-31T12:15:00.000Z'],
  ['15m', '2026-03-31T12:14:59.999Z', '2026-03-31T12:15:00.000Z'],
  ['2h', '2026-03-31T11:30:00.000Z', '2026-03-31T12:00:00.000Z'],
  ['1d', '2026-03-31T11:30:00.000Z', '2026-04-01T00:00:00.000Z'],
  ['10 3 * * *', '2026-03-31T03:09:30.000Z', '2026-03-31T03:10:00.000Z'],
  ['10 3 * * *', '2026-03-31T03:10:00.000Z', '2026-04-01T03:10:00.000Z'],
  ['*/20 8-9 * * *', '2026-03-31T09:40:00.000Z', '2026-04-01T08:00:00.000Z'],
  ['0,30 * * * *', '2026-12-31T23:45:00.000Z', '2027-01-01T00:00:00.000Z'],
  ['0 6 * * 1-5', '2026-04-03T06:00:00.000Z', '2026-04-06T06:00:00.000Z'],
  ['0 6 * * 7', '2026-04-03T06:00:00.000Z', '2026-04-05T06:00:00.000Z'],
  ['0 6 * * 0', '2026-04-03T06:00:00.000Z', '2026-04-05T06:00:00.000Z'],
  ['0 6 31 * *', '2026-03-31T07:00:00.000Z', '2026-05-31T06:00:00.000Z'],
  ['0 0 29 2 *', '2026-03-31T07:00:00.000Z', '2028-02-29T00:00:00.000Z'],
  // Where both are named, the 13th and every Friday.
  ['0 0 13 * 5', '2026-04-09T00:00:00.000Z', '2026-04-10T00:00:00.000Z'],
  ['0 0 13 * 5', '2026-04-10T00:00:00.000Z', '2026-04-13T00:00:00.000Z'],
]

const WRONG = [
  '',
  '0m',
  '15s',
  '15',
  '* * * *',
  '60 * * * *',
  '* 24 * * *',
  '* * 0 * *',
  '5-1 * * * *',
  '*/0 * * * *',
  '0 0 30 2 *',
]

test.group('A schedule', () => {
  test('names the next time: {0} after {1}')
    .with(NEXT)
    .run(({ assert }, [schedule, after, next]) => assert.equal(parseSchedule(schedule)(after), next))

  test('is refused when it can never come: "{$self}"')
    .with(WRONG)
    .run(({ assert }, schedule) => assert.throws(() => parseSchedule(schedule), InvalidScheduleError))

  test('always moves on, and leaves nothing out', ({ assert }) => {
    const schedules = fc.constantFrom('7m', '1h', '30 4 * * *', '*/15 9-17 * * 1-5', '0 12 1,15 * *')
    const instants = fc.integer({ min: 0, max: 4_000_000_000 }).map((s) => shiftInstant('1970-01-01T00:00:00.000Z', s))
    fc.assert(
      fc.property(schedules, instants, fc.integer({ min: 1, max: 100_000 }), (text, instant, seconds) => {
        const schedule = parseSchedule(text)
        const next = schedule(instant)
        assert.isAbove(Date.parse(next), Date.parse(instant))
        // From any moment before it, the next time is the same.
        const later = shiftInstant(instant, seconds)
        if (later < next) assert.equal(schedule(later), next)
      }),
    )
  })
})
