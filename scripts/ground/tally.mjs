import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Test runs add `{passed, failed}` lines to one file (tests/support/tally_reporter.ts), so that several runs can end
 * with a single count. A caller that wants to count further runs names the file in FLORIN_TALLY.
 */
export function openTally() {
  if (!process.env.FLORIN_TALLY) {
    const folder = mkdtempSync(join(tmpdir(), 'florin-tally-'))
    process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
    process.env.FLORIN_TALLY = join(folder, 'runs.jsonl')
  }
  return process.env.FLORIN_TALLY
}

export function readTally(file) {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : []
  const runs = lines.map((line) => JSON.parse(line))
  const sum = (key) => runs.reduce((total, run) => total + run[key], 0)
  return { runs: runs.length, passed: sum('passed'), failed: sum('failed') }
}

/** A run that ended without a report did not pass: it counts as one failure. */
export function countCrash(file) {
  appendFileSync(file, JSON.stringify({ passed: 0, failed: 1 }) + '\n')
}

/** The line other programs read. */
export const closingLine = ({ passed, failed }) => `${passed} passed, ${failed} failed`
