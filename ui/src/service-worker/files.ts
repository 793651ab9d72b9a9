import { version } from '$app/env'
import { assets, immutable } from '$app/manifest'
import { self as worker } from '$app/service-worker'

/** Nobody's: what everybody gets who asks the server, of one build. */
const PREFIX = 'florin-pages-'
const OWN = PREFIX + version
/** The page of every address, worth nothing without the files it loads; so it is kept last, and its being there says that all are. */
const SHELL = '/app.html'
const NO_CONNECTION = '/no_connection.html'
const FIRST = [NO_CONNECTION, '/no_connection.js', '/appearance.js', '/favicon.svg']
/** So many at once leave the connection to the page that is open. */
const AT_ONCE = 6

const paths = [...assets, ...immutable].map(({ path }) => new URL(path, worker.location.origin).pathname)
const ownPaths = new Set(paths)

export const isPage = ({ mode, method, url }: Request) =>
  mode === 'navigate' && method === 'GET' && !new URL(url).pathname.startsWith('/api/')

export function isFile({ method, url }: Request): boolean {
  const { origin, pathname } = new URL(url)
  return method === 'GET' && origin === worker.location.origin && ownPaths.has(pathname)
}

/** A browser that kept the build before keeps this one, too. */
export async function keepFirstFiles(): Promise<void> {
  const keptBefore = await caches.match(SHELL)
  await (await caches.open(OWN)).addAll(FIRST.map((path) => new Request(path, { cache: 'no-cache' })))
  if (keptBefore) await keepWholeBuild()
}

let keeping: Promise<void> | null = null

/** For those who read without a connection: every page, some 400 kB on the way. */
export function keepWholeBuild(): Promise<void> {
  keeping ??= keepRest().finally(() => (keeping = null))
  return keeping
}

async function keepRest(): Promise<void> {
  const cache = await caches.open(OWN)
  if (await cache.match(SHELL)) return
  const missing = paths.filter((path) => !FIRST.includes(path))
  for (let at = 0; at < missing.length; at += AT_ONCE) await cache.addAll(missing.slice(at, at + AT_ONCE))
  const shell = await fetch(SHELL, { cache: 'no-cache' })
  // Of a newer build it would ask for other files than these; the worker of that build is on its way.
  if (shell.ok && (await shell.clone().text()).includes(version)) await cache.put(SHELL, shell)
}

export async function forgetEarlierBuilds(): Promise<void> {
  const names = await caches.keys()
  await Promise.all(names.filter((name) => name.startsWith(PREFIX) && name !== OWN).map((name) => caches.delete(name)))
}

/** As the server has it; without a connection the app itself where it is kept, else a page that says so. */
export async function answerNavigation({ request, preloadResponse }: FetchEvent): Promise<Response> {
  try {
    return ((await preloadResponse) as Response | undefined) ?? (await fetch(request))
  } catch {
    return (await kept(SHELL)) ?? (await kept(NO_CONNECTION)) ?? Response.error()
  }
}

/** A file of a build never changes. */
export async function answerFile(request: Request): Promise<Response> {
  return (await kept(request)) ?? fetch(request)
}

const kept = (file: Request | string) => caches.match(file, { cacheName: OWN, ignoreVary: true })
