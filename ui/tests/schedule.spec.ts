import { test } from '@japa/runner'
import fc from 'fast-check'
import { inRhythm, readSchedule, type Rhythm, writeSchedule } from '#lib/features/automations/schedule.ts'

test.group('Schedules of automations', () => {
  test('are read into what people choose', ({ assert }) => {
    const cases: [string, object][] = [
      ['0 8 * * 1', { rhythm: 'week', time: '08:00', weekday: 1 }],
      ['5 18 * * 7', { rhythm: 'week', time: '18:05', weekday: 0 }],
      ['30 6 1 * *', { rhythm: 'month', time: '06:30', day: 1 }],
      ['0 0 * * *', { rhythm: 'day', time: '00:00' }],
      ['2h', { rhythm: 'stretch', every: '2h' }],
    ]
    for (const [text, schedule] of cases) assert.deepEqual(readSchedule(text) as object, schedule, text)
  })

  test('that have no simpler words stay as they are', ({ assert }) => {
    for (const cron of ['*/5 * * * *', '0 8 31 * *', '0 8 1 * 1', '0 8 1 6 *', '61 8 * * *', '0 8 * * 1-5', ''])
      assert.deepEqual(readSchedule(cron) as object, { rhythm: 'own', cron })
  })

  test('come to the same text again', ({ assert }) => {
    const part = (max: number) => fc.integer({ min: 0, max }).map(String)
    const anyOr = (max: number) => fc.oneof(fc.constant('*'), part(max))
    const cron = fc.tuple(part(59), part(23), anyOr(31), anyOr(6)).map(([m, h, d, w]) => `${m} ${h} ${d} * ${w}`)
    fc.assert(fc.property(cron, (text) => assert.equal(writeSchedule(readSchedule(text)), text)))
  })

  test('keep the time of day when another rhythm is chosen', ({ assert }) => {
    const from = readSchedule('15 7 * * *')
    const become = (rhythm: Rhythm) => writeSchedule(inRhythm(from, rhythm))
    assert.equal(become('week'), '15 7 * * 1')
    assert.equal(become('month'), '15 7 1 * *')
    assert.equal(become('own'), '15 7 * * *')
    assert.equal(writeSchedule(inRhythm(readSchedule('2h'), 'day')), '0 8 * * *')
  })
})
