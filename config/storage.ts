import { resolve } from 'node:path'
import env from '#start/env'

/**
 * All state lives below one folder, given by FLORIN_DATA; never below `build/`, which a build deletes.
 * FLORIN_ROOT is set by the launcher to the checkout, because a build runs from `build/`.
 */
const root = process.env.FLORIN_ROOT ?? process.cwd()

export const dataFolder = resolve(root, env.get('FLORIN_DATA', './storage'))
export const vaultFolder = resolve(dataFolder, 'vault')
export const databaseUrl = env.get('DATABASE_URL')
export const sqliteFile = resolve(dataFolder, 'florin.sqlite3')
