import { test } from '@japa/runner'
import { NotFoundException } from '#core/exceptions'
import { dueNow } from '#jobs/domain/due'
import { DATABASE_BUSY, type Failure, JOB_LOST, RETRY_DEFAULT, WAIT_SECONDS_MAX, waitAfter } from '#jobs/domain/retry'
import { parseSchedule } from '#jobs/domain/schedule'
import { JobTimedOutException } from '#jobs/exceptions'
import { failureOf } from '#jobs/failure'

const failure = (code: string, status = 0, retryAfterSeconds?: number): Failure => ({
  code,
  message: '',
  status,
  retryAfterSeconds,
})
const wait = (what: Failure, attempt = 1, spread = 0) => waitAfter(what, attempt, RETRY_DEFAULT, spread)

test.group('After a failure', () => {
  test('each attempt waits twice as long', ({ assert }) => {
    assert.deepEqual(
      [1, 2, 3, 4].map((attempt) => wait(failure('E_UNEXPECTED'), attempt)),
      [30, 60, 120, 240],
    )
  })

  test('the last attempt is the last', ({ assert }) => {
    assert.isNull(wait(failure('E_UNEXPECTED'), 5))
    assert.isNull(wait(failure(JOB_LOST), 5))
  })

  test('jobs that failed together come back apart', ({ assert }) => {
    assert.deepEqual([wait(failure('E_UNEXPECTED'), 1, 0), wait(failure('E_UNEXPECTED'), 1, 1)], [30, 37.5])
  })

  test('a lost job is taken up at once, a busy database soon', ({ assert }) => {
    assert.deepEqual([wait(failure(JOB_LOST)), wait(failure(DATABASE_BUSY))], [0, 2])
  })

  test('a refusal is final, unless time may lift it', ({ assert }) => {
    for (const status of [400, 401, 403, 404, 422]) assert.isNull(wait(failure('E_X', status)))
    for (const status of [408, 409, 423, 429, 500, 503]) assert.equal(wait(failure('E_X', status)), 30)
  })

  test('who knows when to come back is believed, within a day', ({ assert }) => {
    assert.equal(wait(failure('E_X', 429, 900)), 900)
    assert.equal(wait(failure('E_X', 429, 10_000_000)), WAIT_SECONDS_MAX)
  })

  test('a job may name codes that are no use to try again', ({ assert }) => {
    const policy = { ...RETRY_DEFAULT, never: ['E_UNEXPECTED'] }
    assert.isNull(waitAfter(failure('E_UNEXPECTED'), 1, policy, 0))
  })
})

test.group('An error of a job', () => {
  const coded = (code: string) => Object.assign(new Error('no'), { code })

  test('has a typed code', ({ assert }) => {
    assert.containSubset(failureOf(new NotFoundException('thing')), { code: 'E_NOT_FOUND', status: 404 })
    assert.containSubset(failureOf(new JobTimedOutException(60_000)), { code: 'E_JOB_TIMED_OUT', status: 408 })
    for (const code of ['SQLITE_BUSY', 'SQLITE_BUSY_SNAPSHOT', '40001', '40P01', '57P01'])
      assert.equal(failureOf(coded(code)).code, DATABASE_BUSY)
    assert.equal(failureOf(coded('ECONNREFUSED')).code, 'ECONNREFUSED')
    for (const error of [new Error('no'), coded('23505'), 'text']) assert.equal(failureOf(error).code, 'E_UNEXPECTED')
  })
})

test.group('A schedule that comes due', () => {
  const hourly = parseSchedule('1h')
  const due = (now: string, missed: 'run-once' | 'skip') => dueNow('2026-03-31T12:00:00.000Z', now, hourly, missed)

  test('waits for its time', ({ assert }) => assert.isNull(due('2026-03-31T11:59:59.999Z', 'run-once')))

  test('runs when it is on time, whatever is done about missed ones', ({ assert }) => {
    for (const missed of ['run-once', 'skip'] as const)
      assert.deepEqual(due('2026-03-31T12:01:30.000Z', missed), { run: true, nextRunAt: '2026-03-31T13:00:00.000Z' })
  })

  test('runs once for all that were missed, or not at all', ({ assert }) => {
    const nextRunAt = '2026-04-02T09:00:00.000Z'
    assert.deepEqual(due('2026-04-02T08:30:00.000Z', 'run-once'), { run: true, nextRunAt })
    assert.deepEqual(due('2026-04-02T08:30:00.000Z', 'skip'), { run: false, nextRunAt })
  })
})
