import type { Me } from './types.ts'

interface Owner {
  /** Names the cache. A new one for whoever comes, so that what a page of somebody else still writes is never read. */
  key: string
  me: Me
  at: number
}

const OWNER = 'florin.kept'
const PREFIX = 'florin-answers-'
/** As long as a session lasts. */
const KEPT_MS = 30 * 24 * 3600 * 1000
const ANSWERS_MAX = 120
const LENGTH_MAX = 300_000

/** What people look up. Nothing that sets Florin up is among it, and nothing that holds a secret. */
const LOOKED_UP =
  /^\/api\/v1\/(?:accounts|analytics|anomalies|bills|budget|categories|currencies|dashboard|forecast|goals|insights|linked-transfers|notifications|payees|recurring-payments|reports|review|tags|transactions)(?:[/?]|$)/

export const isLookedUp = (url: string) => LOOKED_UP.test(url)

/**
 * The newest answers that one person saw of one household in this browser, for when there is no connection. They are gone when that person
 * signs out or is signed out, when somebody else comes, and when another household is opened.
 */
class KeptAnswers {
  #key: string | null = null

  /** Whatever was another's is forgotten at once; nothing is kept where it is not wanted. */
  belongTo(me: Me, isWanted: boolean): void {
    const known = readOwner()
    const isSame = known?.me.user.id === me.user.id && known.me.household?.id === me.household?.id
    if (!isSame || !isWanted) void this.clear()
    if (!isWanted || !isPossible() || !me.household) return
    this.#key = isSame ? known.key : crypto.randomUUID()
    localStorage.setItem(OWNER, JSON.stringify({ key: this.#key, me, at: Date.now() } satisfies Owner))
    // Answers are of no use without the pages that show them.
    void navigator.serviceWorker.ready.then(({ active }) => active?.postMessage('keep-pages'))
  }

  /** Whose answers are here, when the server cannot be asked. */
  owner(): Me | null {
    const known = readOwner()
    if (known && Date.now() - known.at < KEPT_MS) {
      this.#key = known.key
      return known.me
    }
    void this.clear()
    return null
  }

  async keep(url: string, text: string): Promise<void> {
    if (!this.#isOwn() || !isLookedUp(url) || text.length > LENGTH_MAX) return
    const name = PREFIX + this.#key
    const cache = await caches.open(name)
    await cache.put(url, new Response(text, { headers: { 'Kept-At': new Date().toISOString() } }))
    // The one kept longest ago comes first.
    const kept = await cache.keys()
    await Promise.all(kept.slice(0, Math.max(0, kept.length - ANSWERS_MAX)).map((request) => cache.delete(request)))
    if (!this.#isOwn()) await caches.delete(name)
  }

  async lastSeen(url: string): Promise<{ body: unknown; at: Date } | undefined> {
    if (!this.#isOwn()) return undefined
    const answer = await caches.match(url, { cacheName: PREFIX + this.#key })
    if (!answer || !this.#isOwn()) return undefined
    return { body: await answer.json(), at: new Date(answer.headers.get('Kept-At')!) }
  }

  async clear(): Promise<void> {
    this.#key = null
    localStorage.removeItem(OWNER)
    if (!isPossible()) return
    // Private windows of some browsers keep nothing, and refuse to say so; nobody is kept from signing out by that.
    const names = await caches.keys().catch(() => [])
    // Meanwhile somebody may have come whose answers are to stay.
    const others = names.filter((name) => name.startsWith(PREFIX) && name !== PREFIX + readOwner()?.key)
    await Promise.all(others.map((name) => caches.delete(name)))
  }

  /** Another tab may have signed this person out, or somebody else in. */
  #isOwn(): boolean {
    return this.#key !== null && readOwner()?.key === this.#key
  }
}

function isPossible(): boolean {
  return 'caches' in globalThis && 'serviceWorker' in navigator
}

function readOwner(): Owner | null {
  const text = localStorage.getItem(OWNER)
  return text === null ? null : (JSON.parse(text) as Owner)
}

export const keptAnswers = new KeptAnswers()
