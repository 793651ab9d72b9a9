import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'

const INLINE_SCRIPT = /<script>([\s\S]*?)<\/script>/g

/** SvelteKit starts a page with one inline script. The content security policy lets run exactly that one, by its hash. */
export function inlineScriptHashes(page: string): string[] {
  if (!existsSync(page)) return []
  const scripts = readFileSync(page, 'utf8').matchAll(INLINE_SCRIPT)
  return [...scripts].map(([, script]) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`)
}
