import fc from 'fast-check'
import { test } from '@japa/runner'
import type { Alert } from '#alerts/domain/alert'
import type { Observation } from '#alerts/domain/judge'
import { type IncidentRow, planMoves } from '#alerts/services/incident_moves'
import { KeepIncidents } from '#alerts/services/keep_incidents'
import { Notify } from '#notifications/services/notify'
import { FixedClock, shiftInstant } from '#core/clock'
import { LiveEvents } from '#http/live_events'
import { makeHousehold } from '#tests/support/household'

const START = '2026-11-01T00:00:00.000Z'
const at = (minute: number) => shiftInstant(START, minute * 60)

/** What is seen of one of two keys; `dies`: the process does, with all written and nothing committed. */
const sighting = fc.record({
  key: fc.constantFrom('a', 'b'),
  holds: fc.boolean(),
  minute: fc.nat(240),
  times: fc.integer({ min: 1, max: 2 }),
  dies: fc.boolean(),
})
const timing = fc.record({
  holdMinutes: fc.constantFrom(0, 20),
  cooldownMinutes: fc.constantFrom(0, 45),
  tellResolved: fc.boolean(),
})

interface Event {
  incident_id: number
  kind: string
  happened_at: string
}

class Died extends Error {}

async function openAlert({ holdMinutes, cooldownMinutes, tellResolved }: Pick<Alert, keyof typeof usual>) {
  const { database, id: householdId } = await makeHousehold()
  const clock = new FixedClock(START)
  const worker = { wake: () => undefined }
  const keep = new KeepIncidents(new Notify({ database, clock, live: new LiveEvents(), worker }))
  const row = { name: 'Low', kind: 'low_balance', settings: '{}', severity: 'info', created_at: START }
  const flags = { hold_minutes: holdMinutes, cooldown_minutes: cooldownMinutes, tell_resolved: tellResolved ? 1 : 0 }
  const id = await database.write(householdId, (writes) => writes.insert('alerts', { ...row, ...flags, enabled: 1 }))
  const alert = { ...usual, id, holdMinutes, cooldownMinutes, tellResolved }
  return {
    /** As a server does it: looked at, and written, in one transaction. */
    look: (observations: Observation[], now: string, dies: boolean) =>
      database.write(householdId, async (writes) => {
        const planned = await planMoves(writes, alert, { at: now, observations, areAll: false })
        await keep.handle(writes, alert, planned, { at: now })
        if (dies) throw new Died()
      }),
    read: () =>
      database.read(householdId, async (queries) => ({
        incidents: await queries.all<IncidentRow>('SELECT * FROM alert_incidents ORDER BY id'),
        events: await queries.all<Event>('SELECT incident_id, kind, happened_at FROM alert_events ORDER BY id'),
        notices: await queries.all<{ topic: string }>('SELECT topic FROM notices ORDER BY id'),
        announced: await queries.all<{ topic: string }>(
          "SELECT topic FROM outbox WHERE topic LIKE 'alert.%' ORDER BY id",
        ),
      })),
  }
}

const usual: Alert = {
  id: 0,
  name: 'Low',
  kind: 'low_balance',
  settings: {},
  condition: null,
  unless: null,
  severity: 'info',
  holdMinutes: 0,
  cooldownMinutes: 0,
  tellResolved: false,
  enabled: true,
}

const observed = (key: string, holds: boolean): Observation => ({
  ...{ key, subject: key, holds },
  words: holds ? 'It is so.' : 'It is not so.',
  explanation: null,
})

const countOf = (rows: readonly { topic: string }[], topic: string) => rows.filter((row) => row.topic === topic).length

test('incidents are what was seen makes of them, in any order, told twice, and with a process that dies', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(sighting, { minLength: 1, maxLength: 14 }), timing, async (seen, timed) => {
      const [crashing, calm] = [await openAlert({ ...usual, ...timed }), await openAlert({ ...usual, ...timed })]
      for (const { key, holds, minute, times, dies } of seen) {
        if (dies) await crashing.look([observed(key, holds)], at(minute), true).catch(requireDied)
        for (let time = 0; time < times; time++) await crashing.look([observed(key, holds)], at(minute), false)
        await calm.look([observed(key, holds)], at(minute), false)
      }
      const [after, undisturbed] = [await crashing.read(), await calm.read()]
      const shape = ({ incidents }: typeof after) =>
        incidents.map(({ key, state, pending_at: began, fired_at: fired, resolved_at: over }) => [
          ...[key, state, began, fired, over],
        ])
      // With neither hold nor cooldown, what ends and begins in one instant may do so again when it is told again.
      if (timed.cooldownMinutes > 0 || new Set(seen.map(({ minute }) => minute)).size === seen.length)
        if (JSON.stringify(shape(after)) !== JSON.stringify(shape(undisturbed))) return false
      return isSound(after, timed)
    }),
    { numRuns: 25 },
  )
}).timeout(60_000)

function requireDied(error: unknown): void {
  if (!(error instanceof Died)) throw error
}

/** One open incident for a key, told of as often as it fired, and neither sooner nor more often than the alert says. */
function isSound(
  { incidents, events, notices, announced }: Awaited<ReturnType<Awaited<ReturnType<typeof openAlert>>['read']>>,
  { holdMinutes, cooldownMinutes, tellResolved }: Pick<Alert, 'holdMinutes' | 'cooldownMinutes' | 'tellResolved'>,
): boolean {
  const fired = incidents.filter(({ fired_at: firedAt }) => firedAt !== null)
  const over = incidents.filter(({ state }) => state === 'resolved')
  for (const key of ['a', 'b']) {
    const own = incidents.filter((incident) => incident.key === key)
    if (own.slice(0, -1).some(({ state }) => state !== 'resolved')) return false
    for (const [before, next] of own.slice(1).map((incident, index) => [own[index]!, incident] as const))
      if (next.pending_at < shiftInstant(before.resolved_at!, cooldownMinutes * 60)) return false
  }
  if (fired.some((each) => each.fired_at! < shiftInstant(each.pending_at, holdMinutes * 60))) return false
  const kinds = (id: number) => events.filter((event) => event.incident_id === id).map(({ kind }) => kind)
  const history = { pending: ['pending'], firing: ['pending', 'fired'], resolved: ['pending', 'fired', 'resolved'] }
  if (incidents.some(({ id, state }) => kinds(id).join() !== history[state].join())) return false
  return (
    countOf(announced, 'alert.firing') === fired.length &&
    countOf(announced, 'alert.resolved') === over.length &&
    countOf(notices, 'alert.firing') === fired.length &&
    countOf(notices, 'alert.resolved') === (tellResolved ? over.length : 0)
  )
}
