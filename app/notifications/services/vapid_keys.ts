import webPush from 'web-push'
import { needs } from '#core/needs'
import type { Database, Queries } from '#database/database'
import type { Keyring } from '#secrets/keyring'

export interface VapidKeys {
  publicKey: string
  privateKey: string
}

interface Kept {
  public_key: string
  sealed: string
}

const SETTING = 'vapid'
const ABOUT = 'instance_settings/vapid/private_key'

/** The keys that tell push services who sends (RFC 8292). They are made once: subscriptions of browsers are bound to them. */
@needs('florin.database', 'florin.keyring')
export class FindVapidKeys {
  #known: Promise<VapidKeys> | undefined

  constructor(
    private readonly database: Database,
    private readonly keyring: Keyring,
  ) {}

  handle(): Promise<VapidKeys> {
    const keys = (this.#known ??= this.#find())
    keys.catch(() => (this.#known = undefined))
    return keys
  }

  async #find(): Promise<VapidKeys> {
    const kept = (await this.database.systemRead(keptIn)) ?? (await this.#make())
    const sealer = await this.keyring.sealerOf(null)
    return { publicKey: kept.public_key, privateKey: sealer.open(kept.sealed, ABOUT) }
  }

  #make(): Promise<Kept> {
    const { publicKey, privateKey } = webPush.generateVAPIDKeys()
    return this.database.systemWrite(async (writes) => {
      const sealer = await this.keyring.sealerIn(writes)
      const made: Kept = { public_key: publicKey, sealed: sealer.seal(privateKey, ABOUT) }
      // Another server may have been quicker; then its keys are the keys.
      await writes.run('INSERT INTO instance_settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING', [
        SETTING,
        JSON.stringify(made),
      ])
      return (await keptIn(writes))!
    })
  }
}

async function keptIn(queries: Queries): Promise<Kept | undefined> {
  const row = await queries.first<{ value: string }>('SELECT value FROM instance_settings WHERE name = ?', [SETTING])
  return row && (JSON.parse(row.value) as Kept)
}
