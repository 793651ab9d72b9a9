/*
 * Runs `node ace`, by whichever Node: the pinned one takes over. In a source checkout what is missing is installed, secrets
 * are made when there are none yet, and TypeScript is compiled on the fly; in a build the compiled console is used, and the
 * environment brings everything.
 */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

if (existsSync(new URL('./bin/console.js', import.meta.url))) {
  process.env.NODE_ENV ??= 'production'
  await import('./bin/console.js')
} else {
  process.env.NODE_ENV ??= 'development'
  const { giveUp } = await import('./scripts/ground/setback.mjs')
  const { isReadyHere } = await import('./scripts/ground/handover.mjs')
  if (await isReadyHere(fileURLToPath(import.meta.url), process.argv.slice(2)).catch(giveUp)) {
    const { ensureSecrets } = await import('./scripts/ground/secrets.mjs')
    ensureSecrets()
    await import('./bin/typescript.mjs')
    await import('./bin/console.ts')
  }
}
