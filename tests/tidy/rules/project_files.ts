import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { SourceFile } from './finding.js'

/** Installed, generated or recorded: nobody's handwriting. */
const NOT_OURS = new Set([
  '.git',
  'node_modules',
  'build',
  'dist',
  'coverage',
  'storage',
  'tmp',
  'fixtures',
  '.svelte-kit',
  '.adonisjs',
])
const GENERATED = ['ui/src/lib/api/schema.d.ts', 'package-lock.json']

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))

/** Paths of all files below a folder of the checkout, in a stable order. */
export function pathsBelow(folder = ''): string[] {
  const entries = readdirSync(join(ROOT, folder), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  return entries.flatMap((entry) => {
    const path = folder ? `${folder}/${entry.name}` : entry.name
    if (NOT_OURS.has(entry.name) || GENERATED.includes(path)) return []
    return entry.isDirectory() ? pathsBelow(path) : [path]
  })
}

export const read = (path: string): SourceFile => ({ path, text: readFileSync(join(ROOT, path), 'utf8') })

export const sourceFiles = () => pathsBelow().filter(isSource).map(read)
export const markdownFiles = () =>
  pathsBelow()
    .filter((path) => path.endsWith('.md'))
    .map(read)

const isSource = (path: string) => /\.(ts|mjs|cjs|js|svelte)$/.test(path) && !path.endsWith('.d.ts')
