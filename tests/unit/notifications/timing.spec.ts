import { test } from '@japa/runner'
import { endOfQuiet, instantAt, localTime, nextDigest, timingOf } from '#notifications/domain/timing'

const VIENNA = 'Europe/Vienna'
const NIGHT = { from: '22:00', to: '07:00' }

test.group('Quiet hours', () => {
  test('end in the morning of the person, however late it is', ({ assert }) => {
    assert.equal(endOfQuiet(NIGHT, '2026-01-10T21:30:00.000Z', VIENNA), '2026-01-11T06:00:00.000Z')
    assert.equal(endOfQuiet(NIGHT, '2026-01-11T05:59:00.000Z', VIENNA), '2026-01-11T06:00:00.000Z')
    assert.isNull(endOfQuiet(NIGHT, '2026-01-11T06:00:00.000Z', VIENNA))
    assert.isNull(endOfQuiet(NIGHT, '2026-01-11T20:59:00.000Z', VIENNA))
  })

  test('may lie within a day', ({ assert }) => {
    const noon = { from: '12:00', to: '13:30' }
    assert.equal(endOfQuiet(noon, '2026-01-10T11:00:00.000Z', VIENNA), '2026-01-10T12:30:00.000Z')
    assert.isNull(endOfQuiet(noon, '2026-01-10T10:59:00.000Z', VIENNA))
  })

  test('end by the clock also in the nights in which clocks change', ({ assert }) => {
    assert.equal(endOfQuiet(NIGHT, '2026-03-28T22:30:00.000Z', VIENNA), '2026-03-29T05:00:00.000Z')
    assert.equal(endOfQuiet(NIGHT, '2026-10-24T21:30:00.000Z', VIENNA), '2026-10-25T06:00:00.000Z')
    // 02:30 does not exist in that night.
    assert.equal(
      endOfQuiet({ from: '22:00', to: '02:30' }, '2026-03-28T22:30:00.000Z', VIENNA),
      '2026-03-29T01:30:00.000Z',
    )
    // 02:30 comes twice in that one.
    assert.equal(
      endOfQuiet({ from: '22:00', to: '02:30' }, '2026-10-24T21:30:00.000Z', VIENNA),
      '2026-10-25T00:30:00.000Z',
    )
  })

  test('are over once, also where clocks show their end twice', ({ assert }) => {
    const quiet = { from: '22:00', to: '02:30' }
    assert.equal(endOfQuiet(quiet, '2026-10-25T00:10:00.000Z', VIENNA), '2026-10-25T00:30:00.000Z')
    assert.isNull(endOfQuiet(quiet, '2026-10-25T00:40:00.000Z', VIENNA))
    assert.isNull(endOfQuiet(quiet, '2026-10-25T01:10:00.000Z', VIENNA))
  })

  test('are those of a place, east and west', ({ assert }) => {
    for (const zone of ['Pacific/Auckland', 'America/Los_Angeles', 'Asia/Kathmandu', 'Pacific/Kiritimati', 'UTC'])
      for (let hour = 0; hour < 24; hour++) {
        const now = `2026-07-04T${String(hour).padStart(2, '0')}:15:00.000Z`
        const end = endOfQuiet(NIGHT, now, zone)
        const { minutes } = localTime(now, zone)
        assert.equal(end !== null, minutes >= 22 * 60 || minutes < 7 * 60, `${zone} ${now}`)
        if (end === null) continue
        assert.equal(localTime(end, zone).minutes, 7 * 60)
        assert.isAbove(Date.parse(end), Date.parse(now))
        assert.isAtMost(Date.parse(end) - Date.parse(now), 9 * 3_600_000)
      }
  })
})

test.group('A digest', () => {
  test('comes at its time of day', ({ assert }) => {
    const daily = { every: 'daily', at: '08:00', weekday: 1 } as const
    assert.equal(nextDigest(daily, '2026-01-10T06:59:00.000Z', VIENNA), '2026-01-10T07:00:00.000Z')
    assert.equal(nextDigest(daily, '2026-01-10T07:00:00.000Z', VIENNA), '2026-01-11T07:00:00.000Z')
  })

  test('comes on its day of the week', ({ assert }) => {
    const sundays = { every: 'weekly', at: '18:00', weekday: 7 } as const
    assert.equal(nextDigest(sundays, '2026-01-10T12:00:00.000Z', VIENNA), '2026-01-11T17:00:00.000Z')
    assert.equal(nextDigest(sundays, '2026-01-11T17:00:00.000Z', VIENNA), '2026-01-18T17:00:00.000Z')
  })

  test('is for e-mail, and nothing urgent waits for it', ({ assert }) => {
    const preferences = { quietHours: NIGHT, digest: { every: 'daily', at: '08:00', weekday: 1 } } as const
    const at = '2026-01-10T22:00:00.000Z'
    const timing = (kind: 'email' | 'push', severity: 'warning' | 'critical') =>
      timingOf(preferences, { kind, severity }, at, VIENNA)
    assert.deepEqual(timing('email', 'warning'), { dueAt: '2026-01-11T07:00:00.000Z', heldFor: 'digest' })
    assert.deepEqual(timing('push', 'warning'), { dueAt: '2026-01-11T06:00:00.000Z', heldFor: 'quiet_hours' })
    assert.deepEqual(timing('email', 'critical'), { dueAt: at, heldFor: '' })
    assert.deepEqual(timing('push', 'critical'), { dueAt: at, heldFor: '' })
  })
})

test('the clocks of a place are found again', ({ assert }) => {
  for (const zone of [VIENNA, 'America/St_Johns', 'Australia/Lord_Howe', 'Asia/Tokyo'])
    for (let day = 1; day <= 28; day++)
      for (const month of ['03', '04', '10', '11']) {
        const date = `2026-${month}-${String(day).padStart(2, '0')}`
        const instant = instantAt(date, 12 * 60 + 5, zone)
        assert.deepEqual(localTime(instant, zone), { day: date, minutes: 12 * 60 + 5 })
      }
})
