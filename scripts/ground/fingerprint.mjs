import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { inRoot } from './root.mjs'

/** Never an input: somebody else's files, or our own output. */
const IGNORED = new Set(['node_modules', 'dist', 'build', '.svelte-kit', 'coverage', 'tmp'])

function* filesBelow(path) {
  const stat = statSync(inRoot(path), { throwIfNoEntry: false })
  if (stat?.isFile()) yield path
  if (!stat?.isDirectory()) return
  for (const name of readdirSync(inRoot(path)).sort()) {
    if (!IGNORED.has(name)) yield* filesBelow(join(path, name))
  }
}

/** One hash over the names and contents of all files below the given paths. */
export function fingerprint(paths, salt = '') {
  const hash = createHash('sha256').update(salt)
  for (const path of paths) {
    for (const file of filesBelow(path)) hash.update(`\0${file}\0`).update(readFileSync(inRoot(file)))
  }
  return hash.digest('hex')
}
