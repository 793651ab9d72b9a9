import { spawn } from 'node:child_process'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { ROOT } from './root.mjs'
import { pathWith } from './pinned_node.mjs'
import { Setback } from './setback.mjs'

const PARENT_POLL_MS = 500
const PATIENCE_MS = 10_000

/** Everything we started that still runs. */
const children = new Set()
let watching = false
let leaving = false

/** The environment of everything we start. */
export function childEnvironment(extra = {}) {
  return { ...process.env, PATH: pathWith(process.execPath), FLORIN_ROOT: ROOT, ENV_PATH: ROOT, ...extra }
}

/** Node arguments that make a process end with its parent, even when the parent had no chance to say goodbye. */
export const WITH_PARENT = [
  '--import',
  pathToFileURL(fileURLToPath(new URL('leave_with_parent.mjs', import.meta.url))).href,
]

/**
 * npm runs a script as npm → sh → node, and a signal to npm never reaches node: without this a server would live on,
 * holding the port, after the terminal or the supervisor that started it has gone.
 */
export function leaveWithParent(leave) {
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && leave(), PARENT_POLL_MS).unref()
}

/** Starts a program that ends when we end. `group`: it has children of its own that must go with it. */
export function start(command, args, { env, cwd = ROOT, stdio = 'inherit', group = false } = {}) {
  const child = spawn(command, args, { cwd, stdio, env: childEnvironment(env), detached: group })
  child.leadsGroup = group
  children.add(child)
  child.on('exit', () => children.delete(child))
  watchForTheEnd()
  return child
}

/** Resolves to the exit code of a child. */
export function finished(child) {
  return new Promise((resolve, reject) => {
    child.on('error', (error) =>
      reject(error.code === 'ENOENT' ? new Setback(`cannot find the program ${child.spawnfile}.`) : error),
    )
    child.on('exit', (code) => resolve(code ?? 1))
  })
}

/** Runs to the end with our terminal; resolves to the exit code. */
export const run = (command, args, options) => finished(start(command, args, options))

/** Runs to the end in silence; resolves to the exit code and all that was printed. */
export async function runQuietly(command, args, options) {
  const child = start(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  child.stderr.on('data', (chunk) => (output += chunk))
  return { code: await finished(child), output }
}

/** Asks a child to end, and insists after a while. */
export function stop(child) {
  const send = (signal) => {
    try {
      process.kill(child.leadsGroup ? -child.pid : child.pid, signal)
    } catch (error) {
      if (error.code !== 'ESRCH') throw error
    }
  }
  // `ace serve` ignores SIGTERM, and a group is what it leads.
  send(child.leadsGroup ? 'SIGINT' : 'SIGTERM')
  setTimeout(() => send('SIGKILL'), PATIENCE_MS).unref()
}

/** The first signal, or the loss of our parent, stops all children; we leave with the worst of their exit codes. */
function watchForTheEnd() {
  if (watching) return
  watching = true
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, leave)
  leaveWithParent(leave)
}

async function leave() {
  if (leaving) return
  leaving = true
  const codes = [...children].map((child) => {
    const ended = finished(child)
    stop(child)
    return ended
  })
  process.exit(Math.max(0, ...(await Promise.all(codes))))
}
