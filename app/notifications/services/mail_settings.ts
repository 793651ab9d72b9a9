import type { Clock } from '#core/clock'
import type { Database, Queries } from '#database/database'
import { recordAuditEvent } from '#identity/services/record_audit_event'
import type { Keyring } from '#secrets/keyring'
import { MailSetByEnvironmentException } from '../exceptions.js'

/** `tls` from the first byte, `starttls` before anything is said, `none` for a relay on the own machine or network. */
export const MAIL_SECURITY = ['tls', 'starttls', 'none'] as const
export type MailSecurity = (typeof MAIL_SECURITY)[number]

export interface MailServer {
  host: string
  port: number
  security: MailSecurity
  user: string | null
  password: string | null
  /** `Florin <florin@example.org>` or an address alone. */
  from: string
}

export interface ShownMailSettings extends Omit<MailServer, 'password'> {
  hasPassword: boolean
  source: 'environment' | 'settings'
}

export interface MailDraft extends Omit<MailServer, 'password'> {
  /** Absent keeps the one that is there, null forgets it. */
  password?: string | null
}

interface Kept extends Omit<MailServer, 'password'> {
  sealed: string | null
}

const SETTING = 'mail'
const ABOUT = 'instance_settings/mail/password'

interface Parts {
  database: Database
  clock: Clock
  keyring: Keyring
  /** From the environment, which wins. */
  given: MailServer | null
}

/** How Florin sends e-mail; the password is sealed with the key of the instance. */
export class MailSettings {
  constructor(private readonly parts: Parts) {}

  /** With the password, to send something; null where nobody set it up. */
  async server(): Promise<MailServer | null> {
    const { given, keyring } = this.parts
    if (given) return given
    const kept = await this.#kept()
    if (!kept) return null
    const { sealed, ...server } = kept
    return { ...server, password: sealed === null ? null : (await keyring.sealerOf(null)).open(sealed, ABOUT) }
  }

  async isConfigured(): Promise<boolean> {
    return this.parts.given !== null || (await this.#kept()) !== null
  }

  async show(): Promise<ShownMailSettings | null> {
    const { given } = this.parts
    if (given) {
      const { password, ...server } = given
      return { ...server, hasPassword: password !== null, source: 'environment' }
    }
    const kept = await this.#kept()
    if (!kept) return null
    const { sealed, ...server } = kept
    return { ...server, hasPassword: sealed !== null, source: 'settings' }
  }

  async save({ password, ...server }: MailDraft, by: { userId: number; ip: string }): Promise<void> {
    this.#requireOwn()
    const { database, keyring } = this.parts
    await database.systemWrite(async (writes) => {
      const before = await keptIn(writes)
      const sealer = await keyring.sealerIn(writes)
      // A password goes to no other server than the one it was entered for.
      const same = before?.host === server.host && before.user === server.user ? before.sealed : null
      const sealed = password === undefined ? same : password === null ? null : sealer.seal(password, ABOUT)
      await writes.run(
        'INSERT INTO instance_settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
        [SETTING, JSON.stringify({ ...server, sealed } satisfies Kept)],
      )
      const details = { host: server.host, port: server.port, security: server.security }
      const event = { ...by, householdId: null, action: 'instance.mail_changed', details, at: this.parts.clock.now() }
      await recordAuditEvent(writes, event)
    })
  }

  async forget(by: { userId: number; ip: string }): Promise<void> {
    this.#requireOwn()
    await this.parts.database.systemWrite(async (writes) => {
      await writes.run('DELETE FROM instance_settings WHERE name = ?', [SETTING])
      const event = {
        ...by,
        householdId: null,
        action: 'instance.mail_forgotten',
        details: {},
        at: this.parts.clock.now(),
      }
      await recordAuditEvent(writes, event)
    })
  }

  #requireOwn(): void {
    if (this.parts.given) throw new MailSetByEnvironmentException()
  }

  #kept(): Promise<Kept | null> {
    return this.parts.database.systemRead(keptIn)
  }
}

async function keptIn(queries: Queries): Promise<Kept | null> {
  const row = await queries.first<{ value: string }>('SELECT value FROM instance_settings WHERE name = ?', [SETTING])
  return row ? (JSON.parse(row.value) as Kept) : null
}
