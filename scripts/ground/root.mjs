import { fileURLToPath } from 'node:url'
import { join } from 'node:path'

/** The checkout: the folder that holds package.json. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url)).replace(/[\\/]$/, '')

export const inRoot = (...parts) => join(ROOT, ...parts)
