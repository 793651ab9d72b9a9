import { resolve } from 'node:path'
import env from '#start/env'

/**
 * All state lives below one folder, given by FLORIN_DATA; never below `build/`, which a build deletes.
 * FLORIN_ROOT is set by the launcher to the checkout, because a build runs from `build/`.
 */
const root = process.env.FLORIN_ROOT ?? process.cwd()

export const dataFolder = resolve(root, env.get('FLORIN_DATA', './storage'))
export const vaultFolder = resolve(dataFolder, 'vault')
/** What wraps the keys that secrets are sealed with. */
export const masterKeySource = {
  value: env.get('FLORIN_SECRETS_KEY'),
  file: resolve(root, env.get('FLORIN_SECRETS_KEY_FILE') || resolve(dataFolder, 'secrets.key')),
}
export const databaseUrl = env.get('DATABASE_URL')
export const sqliteFile = resolve(dataFolder, 'florin.sqlite3')
/** Where files to import are put, a folder for each household; undefined when nothing is watched. */
const watched = env.get('FLORIN_IMPORT_FOLDER')
export const importFolder = watched ? resolve(root, watched) : undefined
