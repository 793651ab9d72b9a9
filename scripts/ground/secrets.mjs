import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { inRoot } from './root.mjs'

const FILE = inRoot('.env')
const SECRETS = ['APP_KEY', 'FLORIN_PEPPER']
const SECRET_BYTES = 32

const HEADING = `# Written by \`npm start\`. Everything that may be set here is described in .env.example.
# Keep a copy outside the data folder: without FLORIN_PEPPER nobody can sign in.
`

/** What `.env` says; the process's own environment wins over it, as it does in the server. */
export function readSettings() {
  const file = existsSync(FILE) ? parseEnv(readFileSync(FILE, 'utf8')) : {}
  return { ...file, ...process.env }
}

/** Writes a `.env` with generated secrets, or adds those that it lacks. */
export function ensureSecrets() {
  const settings = readSettings()
  const missing = SECRETS.filter((name) => !settings[name])
  if (missing.length === 0) return
  const before = existsSync(FILE) ? readFileSync(FILE, 'utf8').trimEnd() + '\n' : HEADING
  const lines = missing.map((name) => `${name}=${randomBytes(SECRET_BYTES).toString('base64url')}\n`)
  writeFileSync(FILE, before + lines.join(''), { mode: 0o600 })
  console.error(`Wrote ${missing.join(' and ')} to .env. Keep a copy of that file.`)
}
