import { appendFileSync } from 'node:fs'
import type { NamedReporterContract } from '@japa/runner/types'

/**
 * Adds the outcome of this run to the file in FLORIN_TALLY; `npm test` and `npm run check` sum these lines. A file that
 * could not be loaded, or a hook that threw, fails no test but counts as one failure.
 */
export function tallyReporter(): NamedReporterContract {
  return {
    name: 'tally',
    handler(runner, emitter) {
      emitter.on('runner:end', () => {
        const file = process.env.FLORIN_TALLY
        if (!file) return
        const { aggregates, hasError } = runner.getSummary()
        const failed = hasError && aggregates.failed === 0 ? 1 : aggregates.failed
        appendFileSync(file, JSON.stringify({ passed: aggregates.passed, failed, skipped: aggregates.skipped }) + '\n')
      })
    },
  }
}
