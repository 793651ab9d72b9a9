import { run, WITH_PARENT } from './ground/processes.mjs'
import { bringUpToDate } from './ground/targets.mjs'

const SUITES = ['unit', 'integration', 'functional', 'plugins']

/** `npm run coverage [-- suite …]`: which lines of the server the tests reach, as text and in coverage/index.html. */
export async function main(args) {
  await bringUpToDate(['plugins'])
  const c8 = [
    '--include',
    'app/**',
    '--include',
    'database/**',
    '--all',
    '--reporter',
    'text-summary',
    '--reporter',
    'html',
  ]
  const japa = [
    'node',
    ...WITH_PARENT,
    '--import=./bin/typescript.mjs',
    'bin/test.ts',
    ...(args.length > 0 ? args : SUITES),
  ]
  process.exitCode = await run('c8', [...c8, ...japa], { env: { NODE_ENV: 'test', FLORIN_TEST_DATABASE: 'sqlite' } })
}
