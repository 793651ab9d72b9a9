import { test } from '@japa/runner'
import fc from 'fast-check'
import { seatFindings } from '#insights/domain/find_insights'
import { type Finding, insightKinds, type InsightState, lookedAgain } from '#insights/domain/insight'

type Step = { type: 'look'; isFound: boolean; days: number } | { type: 'dismiss' | 'act' | 'reopen' }

const step = fc.oneof(
  fc.record({ type: fc.constant('look' as const), isFound: fc.boolean(), days: fc.nat(20) }),
  fc.record({ type: fc.constantFrom('dismiss', 'act', 'reopen') }),
) as fc.Arbitrary<Step>

const EXPIRES_ON = 40

const finding = fc.record({
  key: fc.integer({ min: 1, max: 60 }).map(String),
  kind: fc.constantFrom(...insightKinds),
  severity: fc.constantFrom('info', 'notice', 'warning' as const),
}) as fc.Arbitrary<Pick<Finding, 'key' | 'kind' | 'severity'>>

const findings = fc
  .uniqueArray(finding, { selector: ({ key }) => key, maxLength: 40 })
  .map((found) => found.map((one) => ({ ...one, title: '', body: '', expiresOn: '2026-12-31' })))

test.group('The life of an insight', () => {
  test('whoever settled it is not told again, whatever is found, undone and found again', ({ assert }) => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let [state, day, settled]: [InsightState, number, InsightState | undefined] = ['open', 0, undefined]
        for (const one of steps) {
          if (one.type === 'look') {
            day += one.days
            state = lookedAgain(state, one.isFound, day > EXPIRES_ON)
          } else if (one.type === 'reopen') [state, settled] = [day > EXPIRES_ON ? 'expired' : 'open', undefined]
          else settled = state = one.type === 'dismiss' ? 'dismissed' : 'acted'
          if (settled) assert.equal(state, settled)
          if (one.type === 'look' && !settled && (!one.isFound || day > EXPIRES_ON)) assert.equal(state, 'expired')
        }
      }),
    )
  })

  test('is open again when it is so again, as after an undo', ({ assert }) => {
    assert.equal(lookedAgain(lookedAgain('open', false, false), true, false), 'open')
    assert.equal(lookedAgain('expired', true, true), 'expired')
  })
})

test.group('Seats for findings', () => {
  test('are ten at most beside warnings, three of a kind, and whoever had one keeps it', ({ assert }) => {
    fc.assert(
      fc.property(
        findings,
        fc.uniqueArray(fc.integer({ min: 1, max: 60 }).map(String), { maxLength: 8 }),
        (found, had) => {
          const seated = seatFindings(found, (key) => had.includes(key))
          const keys = new Set(seated.map(({ key }) => key))
          for (const { key, severity } of found)
            if (severity === 'warning' || had.includes(key)) assert.isTrue(keys.has(key))
          const news = seated.filter(({ key, severity }) => severity !== 'warning' && !had.includes(key))
          if (news.length > 0) assert.isAtMost(seated.length, 10)
          for (const kind of insightKinds) assert.isAtMost(news.filter((one) => one.kind === kind).length, 3)
          assert.deepEqual(
            seatFindings(found, (key) => keys.has(key)).map(({ key }) => key),
            [...keys],
          )
        },
      ),
    )
  })
})
