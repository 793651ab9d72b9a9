import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { inRoot, ROOT } from './root.mjs'
import { Setback, explainWriteFailure } from './setback.mjs'

const LOCK = inRoot('package-lock.json')
/** npm writes this last, so an interrupted install does not have it. */
const INSTALLED = inRoot('node_modules', '.package-lock.json')
const STAMP = inRoot('node_modules', '.florin', 'lock.sha256')
/** npm writes both lock files within moments of each other; a checkout that changes ours comes later than that. */
const SAME_INSTALL_MS = 5_000

const lockHash = () => createHash('sha256').update(readFileSync(LOCK)).digest('hex')

function areInstalled() {
  if (!existsSync(INSTALLED)) return false
  if (existsSync(STAMP)) return readFileSync(STAMP, 'utf8') === lockHash() || isFreshlyInstalledByNpm()
  return isFreshlyInstalledByNpm()
}

/** True after somebody ran `npm install` or `npm ci` by hand. */
function isFreshlyInstalledByNpm() {
  return statSync(INSTALLED).mtimeMs + SAME_INSTALL_MS >= statSync(LOCK).mtimeMs
}

/** Runs `npm ci` when node_modules is missing or belongs to another lock file. */
export function ensureDependencies() {
  if (areInstalled()) return
  console.log('Installing dependencies (about a minute, only when package-lock.json changed) …')
  // NODE_ENV=production would leave out what builds Florin.
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']
  const npm = process.env.npm_execpath
  const result = npm
    ? spawnSync(process.execPath, [npm, ...args], { cwd: ROOT, stdio: 'inherit' })
    : spawnSync('npm', args, { cwd: ROOT, stdio: 'inherit', shell: process.platform === 'win32' })
  if (result.status !== 0) {
    throw new Setback(
      'could not install its dependencies; npm says why above. Is there a network, room on the disk, and the right to write here?',
    )
  }
  try {
    mkdirSync(inRoot('node_modules', '.florin'), { recursive: true })
    writeFileSync(STAMP, lockHash())
  } catch (error) {
    explainWriteFailure(error, STAMP)
  }
}
