/*
 * Runs `node ace`. In a source checkout TypeScript is compiled on the fly; in a build the compiled console is used.
 */
import { existsSync } from 'node:fs'

if (existsSync(new URL('./bin/console.js', import.meta.url))) {
  await import('./bin/console.js')
} else {
  await import('@poppinss/ts-exec')
  await import('./bin/console.ts')
}
