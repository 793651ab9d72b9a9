import fc from 'fast-check'
import { test } from '@japa/runner'
import { shiftInstant } from '#core/clock'
import { type Move, type Sighting, step, type Timing, type Track } from '#alerts/domain/incident'

const START = '2026-11-01T00:00:00.000Z'
const at = (minutes: number) => shiftInstant(START, minutes * 60)

const timings = fc.record({
  holdMinutes: fc.integer({ min: 0, max: 60 }),
  cooldownMinutes: fc.integer({ min: 0, max: 120 }),
  once: fc.boolean(),
})
const sightings = fc
  .array(fc.record({ holds: fc.boolean(), minute: fc.integer({ min: 0, max: 600 }) }), { maxLength: 60 })
  .map((seen) => seen.map(({ holds, minute }): Sighting => ({ holds, at: at(minute) })))

interface Taken {
  move: Move
  at: string
  before: Track['state'] | 'ok'
}

function walk(seen: readonly Sighting[], timing: Timing) {
  let track: Track | undefined
  const taken: Taken[] = []
  for (const sighting of seen) {
    let before: Taken['before'] = track?.state ?? 'ok'
    const next = step(track, sighting, timing)
    for (const move of next.moves) {
      taken.push({ move, at: sighting.at, before })
      before = move === 'begin' ? 'pending' : move === 'fire' ? 'firing' : 'resolved'
    }
    track = next.track
  }
  return { track, taken }
}

test.group('An incident', () => {
  test('waits until it held long enough, fires, and is over', ({ assert }) => {
    const timing = { holdMinutes: 30, cooldownMinutes: 0, once: false }
    const seen = [
      { holds: true, at: at(0) },
      { holds: true, at: at(29) },
      { holds: true, at: at(30) },
      { holds: true, at: at(40) },
      { holds: false, at: at(50) },
    ]
    const { taken } = walk(seen, timing)
    assert.deepEqual(
      taken.map((each) => [each.move, each.at]),
      [
        ['begin', at(0)],
        ['fire', at(30)],
        ['resolve', at(50)],
      ],
    )
  })

  test('that did not hold long enough is forgotten without a word', ({ assert }) => {
    const timing = { holdMinutes: 30, cooldownMinutes: 0, once: false }
    const seen = [
      { holds: true, at: at(0) },
      { holds: false, at: at(10) },
      { holds: true, at: at(20) },
      { holds: true, at: at(45) },
    ]
    const { taken, track } = walk(seen, timing)
    assert.deepEqual(
      taken.map(({ move }) => move),
      ['begin', 'drop', 'begin'],
    )
    assert.equal(track!.pendingAt, at(20))
  })

  test('comes back after the cooldown, and never where it happens once', ({ assert }) => {
    const seen = [true, false, true, true].map((holds, hour) => ({ holds, at: at(hour * 60) }))
    const moves = (timing: Timing) => walk(seen, timing).taken.map((each) => `${each.move} ${each.at.slice(11, 13)}`)
    assert.deepEqual(moves({ holdMinutes: 0, cooldownMinutes: 120, once: false }), [
      ...['begin 00', 'fire 00', 'resolve 01'],
      ...['begin 03', 'fire 03'],
    ])
    assert.deepEqual(moves({ holdMinutes: 0, cooldownMinutes: 0, once: true }), ['begin 00', 'fire 00', 'resolve 01'])
  })

  test('fires only when it does not fire already, and is over only after it fired, in any order of sightings', () => {
    fc.assert(
      fc.property(sightings, timings, (seen, timing) => {
        const { taken } = walk(seen, timing)
        for (const { move, before } of taken) {
          if (move === 'begin' && before !== 'ok' && before !== 'resolved') return false
          if ((move === 'fire' || move === 'drop') && before !== 'pending') return false
          if (move === 'resolve' && before !== 'firing') return false
        }
        return !timing.once || taken.filter(({ move }) => move === 'fire').length <= 1
      }),
    )
  })

  test('keeps to holding times and cooldowns, in any order of sightings', () => {
    fc.assert(
      fc.property(sightings, timings, (seen, timing) => {
        const { taken } = walk(seen, timing)
        let [began, over] = ['', '']
        for (const { move, at: now } of taken) {
          if (move === 'begin') {
            if (over !== '' && now < shiftInstant(over, timing.cooldownMinutes * 60)) return false
            began = now
          }
          if (move === 'fire' && now < shiftInstant(began, timing.holdMinutes * 60)) return false
          if (move === 'resolve') over = now
        }
        return true
      }),
    )
  })

  test('is not moved by what it was told before', () => {
    fc.assert(
      fc.property(sightings, timings, (unordered, timing) => {
        const seen = [...unordered].sort((a, b) => a.at.localeCompare(b.at))
        const once = walk(seen, timing)
        const twice = walk(
          seen.flatMap((each) => [each, each]),
          timing,
        )
        // A zero cooldown lets what ends and begins in one instant begin again; nothing else may differ.
        const distinct = new Set(seen.map((each) => each.at)).size === seen.length
        return !distinct || JSON.stringify(once) === JSON.stringify(twice)
      }),
    )
  })

  test('is not moved by what is older than its latest move', () => {
    fc.assert(
      fc.property(sightings, timings, fc.boolean(), (unordered, timing, holds) => {
        const seen = [...unordered].sort((a, b) => a.at.localeCompare(b.at))
        const { track } = walk(seen, timing)
        if (!track) return true
        const latest = track.resolvedAt ?? track.firedAt ?? track.pendingAt
        return step(track, { holds, at: shiftInstant(latest, -1) }, timing).moves.length === 0
      }),
    )
  })
})
