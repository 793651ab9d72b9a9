import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join, matchesGlob, relative } from 'node:path'

/** Tells which files of the checkout `.dockerignore` leaves out: what is installed, built or private. */
export function ignoredIn(checkout: string): (path: string) => boolean {
  const patterns = readFileSync(join(checkout, '.dockerignore'), 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  return (path) => patterns.some((pattern) => matchesGlob(relative(checkout, path), pattern))
}

export function copySources(checkout: string, into: string): void {
  const isIgnored = ignoredIn(checkout)
  cpSync(checkout, into, { recursive: true, preserveTimestamps: true, filter: (path) => !isIgnored(path) })
}

/** Links to what is installed, except for the notes on what was built: those would be written through into the checkout. */
export function linkDependencies(checkout: string, into: string): void {
  const installed = join(checkout, 'node_modules')
  mkdirSync(join(into, 'node_modules'))
  for (const name of readdirSync(installed).filter((each) => each !== '.florin')) {
    symlinkSync(join(installed, name), join(into, 'node_modules', name))
  }
}
