import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import type { HostFiles } from './installation.js'

/** How much of the system a host is cut off from, beside what Node and V8 do. */
export interface Confinement {
  /** A network of its own, in which there is nothing. */
  no_network: boolean
  /** A user of its own, who owns nothing and may signal nobody. */
  other_user: boolean
  /** What is put before a host's command, for this user. */
  prefix(user: number): string[]
  /** Whether Node changes the user, because nothing in the prefix does. */
  setUser: boolean
}

/** What is left where the system offers neither. */
export const UNCONFINED: Confinement = { no_network: false, other_user: false, prefix: () => [], setUser: false }

const setpriv = (user: number) => [
  'setpriv',
  `--reuid=${user}`,
  `--regid=${user}`,
  '--clear-groups',
  '--no-new-privs',
  '--',
]

/** The strongest first. Which of them works depends on the system and on who runs the server, so each is tried before it is used. */
export const CONFINEMENTS: readonly Confinement[] = [
  {
    no_network: true,
    other_user: true,
    prefix: (user) => ['unshare', '--net', '--', ...setpriv(user)],
    setUser: false,
  },
  { no_network: true, other_user: true, prefix: () => ['unshare', '--user', '--net', '--'], setUser: true },
  { no_network: true, other_user: false, prefix: () => ['unshare', '--user', '--net', '--'], setUser: false },
  { no_network: false, other_user: true, prefix: () => [], setUser: true },
]

/** All that a host gets; the wrappers are found without a PATH. */
export const HOST_ENVIRONMENT = { TZ: 'UTC' }

/** Numbers that no user has on an ordinary system. Hosts get different ones, so that none can signal or trace another. */
const USERS = { first: 50_000, count: 10_000 }
/** Succeeds where the files can be read and, if asked, there is no way out. The list of routes begins with a line of titles. */
const PROBE =
  'test -r "$1" && test -r "$2" && test -x "$3" && { test "$4" = any || test "$(wc -l < /proc/net/route)" -le 1; }'

export function drawUser(): number {
  return USERS.first + randomInt(USERS.count)
}

let found: { key: string; confinement: Promise<Confinement> } | undefined

/** The strongest confinement that this system offers for a host that needs these files; looked for once. */
export function strongestConfinement(files: HostFiles): Promise<Confinement> {
  const key = `${files.file} ${files.binary}`
  if (found?.key !== key) found = { key, confinement: find(files) }
  return found.confinement
}

async function find(files: HostFiles): Promise<Confinement> {
  if (process.platform !== 'linux') return UNCONFINED
  for (const confinement of CONFINEMENTS) if (await works(confinement, files)) return confinement
  return UNCONFINED
}

export async function works(
  { prefix, setUser, no_network }: Confinement,
  { file, binary }: HostFiles,
): Promise<boolean> {
  const user = drawUser()
  if (setUser && process.getuid?.() !== 0) return false
  const [command, ...args] = [...prefix(user), '/bin/sh', '-c', PROBE, 'probe', file, binary, process.execPath]
  const child = spawn(command!, [...args, no_network ? 'none' : 'any'], {
    stdio: 'ignore',
    env: HOST_ENVIRONMENT,
    ...(setUser ? { uid: user, gid: user } : {}),
  })
  const [code] = (await once(child, 'exit').catch(() => [null])) as [number | null]
  return code === 0
}
