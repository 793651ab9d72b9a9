import { run, WITH_PARENT } from './processes.mjs'
import { countCrash, openTally, readTally } from './tally.mjs'

/** Runs Japa once; resolves to true when all passed. The count goes to the tally. */
export async function testRun(args, env = {}) {
  const tally = openTally()
  const before = readTally(tally)
  const code = await run('node', [...WITH_PARENT, '--import=./bin/typescript.mjs', 'bin/test.ts', ...args], {
    env: { NODE_ENV: 'test', FORCE_COLOR: process.stdout.isTTY ? '1' : '0', ...env },
  })
  const after = readTally(tally)
  const silentlyWrong = code !== 0 && after.failed === before.failed
  if (after.runs === before.runs || silentlyWrong) countCrash(tally)
  return code === 0 && !silentlyWrong && after.runs > before.runs
}
