import { finished, start, stop, WITH_PARENT } from './ground/processes.mjs'
import { inRoot } from './ground/root.mjs'
import { ensureSecrets, readSettings } from './ground/secrets.mjs'
import { bringUpToDate } from './ground/targets.mjs'

/**
 * `npm run dev`: the server with hot reload, Vite in front of it, and the plugins rebuilt when they change. Each runs
 * in a process group of its own, because `ace serve` leaves its child behind when it is stopped alone.
 */
export async function main() {
  ensureSecrets()
  await bringUpToDate(['plugins'])
  const port = readSettings().PORT || '3333'
  const env = { NODE_ENV: 'development', HOST: '127.0.0.1', PORT: port }

  const parts = [
    start('node', ['ace', 'serve', '--hmr', '--no-clear'], { env, group: true }),
    start('vite', ['--clearScreen', 'false'], {
      cwd: inRoot('ui'),
      env: { FLORIN_SERVER: `http://127.0.0.1:${port}` },
      group: true,
    }),
    start('node', [...WITH_PARENT, 'plugins/build.mjs', '--watch'], { env, group: true }),
  ]
  console.log('\n  Open http://localhost:5173 (Vite, in front of the server). Ctrl+C stops everything.\n')

  // One part without the others is of no use: when the first ends, all end.
  process.exitCode = await Promise.race(parts.map(finished))
  parts.forEach(stop)
  await Promise.all(parts.map((part) => part.exitCode ?? part.signalCode ?? finished(part)))
}
