import { test } from '@japa/runner'
import { resultWords, scheduleWords } from '#lib/features/settings/job_words.ts'
import { formatDuration } from '#lib/format/duration.ts'

test.group('Jobs in words', () => {
  test('schedules read like a sentence', ({ assert }) => {
    assert.deepEqual(['1h', '15m', '10 3 * * *', '0 6 * * 1', null].map(scheduleWords), [
      'Every hour',
      'Every 15 minutes',
      'Daily at 03:10 UTC',
      'At 0 6 * * 1 (cron, UTC)',
      'When there is something to do',
    ])
  })

  test('durations have the unit that fits', ({ assert }) => {
    assert.deepEqual([40, 2_540, 59_949, 200_000].map(formatDuration), ['40 ms', '2.5 s', '59.9 s', '3 min 20 s'])
  })

  test('results tell what was counted', ({ assert }) => {
    const done = { outcome: 'done', message: '' } as const
    assert.equal(resultWords({ ...done, counts: { change_sets: 3, problems: 0 } }, String), '3 change sets')
    assert.equal(resultWords({ ...done, counts: { sessions: 0 } }, String), 'Nothing to do')
    assert.equal(resultWords({ ...done, message: 'All is well.', counts: {} }, String), 'All is well.')
    assert.equal(resultWords({ outcome: 'lost', message: '', counts: {} }, String), '')
  })
})
