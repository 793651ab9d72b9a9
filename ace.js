/*
 * Runs `node ace`. In a source checkout TypeScript is compiled on the fly and secrets are made when there are none yet; in a build the
 * compiled console is used, and the environment brings everything.
 */
import { existsSync } from 'node:fs'

if (existsSync(new URL('./bin/console.js', import.meta.url))) {
  process.env.NODE_ENV ??= 'production'
  await import('./bin/console.js')
} else {
  process.env.NODE_ENV ??= 'development'
  const { ensureSecrets } = await import('./scripts/ground/secrets.mjs')
  ensureSecrets()
  await import('@poppinss/ts-exec')
  await import('./bin/console.ts')
}
