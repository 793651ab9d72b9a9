import type { Clock } from '#core/clock'
import { invalidField, NotFoundException } from '#core/exceptions'
import { needs } from '#core/needs'
import { fingerprint } from '#core/secret_text'
import type { Database, Writes } from '#database/database'
import type { Keyring } from '#secrets/keyring'

/** What a browser hands out when somebody lets a page send messages. Whoever knows it can send, so it is kept sealed. */
export interface PushAddress {
  endpoint: string
  keys: { p256dh: string; auth: string }
}

export interface PushSubscriptionRow {
  id: number
  /** The host of the push service. */
  service: string
  device: string
  created_at: string
  last_used_at: string | null
  session_id: number | null
}

/** More devices than anybody reads on are a script that subscribes. */
const DEVICES_MAX = 20

const aboutOf = (userId: number) => `push_subscriptions/${userId}`

@needs('florin.database', 'florin.clock', 'florin.keyring')
export class PushSubscriptions {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly keyring: Keyring,
  ) {}

  list(userId: number): Promise<PushSubscriptionRow[]> {
    return this.database.systemRead((queries) =>
      queries.all<PushSubscriptionRow>(
        'SELECT id, service, device, created_at, last_used_at, session_id FROM push_subscriptions WHERE user_id = ? ORDER BY id',
        [userId],
      ),
    )
  }

  /** A session has one device, which goes with it. A device that somebody else used is theirs no more. */
  add(
    userId: number,
    address: PushAddress,
    device: string,
    sessionId: number | null = null,
  ): Promise<PushSubscriptionRow> {
    const service = serviceOf(address)
    return this.database.systemWrite(async (writes) => {
      const hash = fingerprint(address.endpoint)
      await writes.run('DELETE FROM push_subscriptions WHERE endpoint_hash = ? OR session_id = ?', [hash, sessionId])
      const known = await writes.first<{ count: number }>(
        'SELECT COUNT(*) AS count FROM push_subscriptions WHERE user_id = ?',
        [userId],
      )
      if (known!.count >= DEVICES_MAX)
        throw invalidField('/endpoint', 'limit', `More than ${DEVICES_MAX} devices are too many; remove one first.`)
      const sealed = await this.#seal(writes, userId, address)
      const row = { service, device, created_at: this.clock.now(), last_used_at: null, session_id: sessionId }
      return {
        id: await writes.insert('push_subscriptions', { user_id: userId, endpoint_hash: hash, sealed, ...row }),
        ...row,
      }
    })
  }

  /**
   * The browser of a session has this address now: another than it had, or the same after signing in again. Who did not ask for messages
   * here does not get any by this.
   */
  async renew(userId: number, sessionId: number | null, address: PushAddress): Promise<void> {
    if (sessionId === null) throw new NotFoundException('device')
    const [service, hash] = [serviceOf(address), fingerprint(address.endpoint)]
    await this.database.systemWrite(async (writes) => {
      const own = await writes.first<{ id: number }>(
        `SELECT id FROM push_subscriptions WHERE user_id = ? AND (session_id = ? OR endpoint_hash = ?)
         ORDER BY CASE WHEN session_id = ? THEN 0 ELSE 1 END`,
        [userId, sessionId, hash, sessionId],
      )
      if (!own) throw new NotFoundException('device')
      await writes.run('DELETE FROM push_subscriptions WHERE endpoint_hash = ? AND id <> ?', [hash, own.id])
      await writes.run(
        'UPDATE push_subscriptions SET session_id = ?, endpoint_hash = ?, service = ?, sealed = ? WHERE id = ?',
        [sessionId, hash, service, await this.#seal(writes, userId, address), own.id],
      )
    })
  }

  async remove(userId: number, id: number): Promise<void> {
    const removed = await this.database.systemWrite((writes) =>
      writes.run('DELETE FROM push_subscriptions WHERE id = ? AND user_id = ?', [id, userId]),
    )
    if (removed === 0) throw new NotFoundException('device')
  }

  async addressesOf(userId: number, id?: number): Promise<{ id: number; address: PushAddress }[]> {
    const rows = await this.database.systemRead((queries) =>
      queries.all<{ id: number; sealed: string }>(
        'SELECT id, sealed FROM push_subscriptions WHERE user_id = ? ORDER BY id',
        [userId],
      ),
    )
    const wanted = rows.filter((row) => id === undefined || row.id === id)
    if (wanted.length === 0) return []
    const sealer = await this.keyring.sealerOf(null)
    return wanted.map(({ id: each, sealed }) => ({
      id: each,
      address: JSON.parse(sealer.open(sealed, aboutOf(userId))) as PushAddress,
    }))
  }

  async #seal(writes: Writes, userId: number, address: PushAddress): Promise<string> {
    const sealer = await this.keyring.sealerIn(writes)
    return sealer.seal(JSON.stringify(address), aboutOf(userId))
  }

  async wasUsed(id: number): Promise<void> {
    await this.database.systemWrite((writes) =>
      writes.run('UPDATE push_subscriptions SET last_used_at = ? WHERE id = ?', [this.clock.now(), id]),
    )
  }
}

/** Addresses come from browsers, and whoever is signed in can say anything; where one leads is looked at when it is used. */
function serviceOf({ endpoint, keys }: PushAddress): string {
  const url = URL.parse(endpoint)
  if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '')
    throw invalidField('/endpoint', 'url', 'The address of a push service begins with https://.')
  const [key, auth] = [Buffer.from(keys.p256dh, 'base64url'), Buffer.from(keys.auth, 'base64url')]
  if (key.length !== 65 || key[0] !== 4)
    throw invalidField('/keys/p256dh', 'key', 'This is no public key of a browser.')
  if (auth.length !== 16) throw invalidField('/keys/auth', 'key', 'This is no secret of a browser.')
  return url.host
}
