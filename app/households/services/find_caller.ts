import type { Logger } from '@adonisjs/core/logger'
import type { Clock } from '#core/clock'
import { shiftInstant } from '#core/clock'
import { needs } from '#core/needs'
import { fingerprint } from '#core/secret_text'
import type { Database } from '#database/database'
import type { Credential, CurrentHousehold, FindsCallers, FoundCaller } from '#http/caller'
import { SESSION_DAYS } from '#http/credentials'
import type { Role } from '#http/operation'

/** Writing the time of use costs a transaction, so it is not done for every request. */
const SEEN_EVERY_MS = 60_000

interface FoundRow {
  credential_id: number
  expires_at: string | null
  seen_at: string | null
  label: string | null
  scopes: string | null
  user_id: number
  email: string
  user_name: string
  user_locale: string
  is_instance_admin: number
  household_id: number | null
  role: Role
  name: string
  base_currency: string
  time_zone: string
  locale: string
}

const PERSON_AND_HOUSEHOLD = `u.id AS user_id, u.email, u.name AS user_name, u.locale AS user_locale, u.is_instance_admin,
  h.id AS household_id, m.role, h.name, h.base_currency, h.time_zone, h.locale`

/** The household is the one the request names or else the one the session last chose, as far as the person is a member of it. */
const BY_SESSION = `
  SELECT s.id AS credential_id, s.expires_at, s.last_seen_at AS seen_at, NULL AS label, NULL AS scopes, ${PERSON_AND_HOUSEHOLD}
  FROM sessions s
  JOIN users u ON u.id = s.user_id
  LEFT JOIN memberships m ON m.user_id = s.user_id AND m.household_id = COALESCE(?, s.household_id)
  LEFT JOIN households h ON h.id = m.household_id
  WHERE s.token_hash = ?`

/** A token works in its own household only, and only while its owner is a member there. */
const BY_TOKEN = `
  SELECT t.id AS credential_id, t.expires_at, t.last_used_at AS seen_at, t.name AS label, t.scopes, ${PERSON_AND_HOUSEHOLD}
  FROM api_tokens t
  JOIN users u ON u.id = t.user_id
  JOIN memberships m ON m.user_id = t.user_id AND m.household_id = t.household_id
  JOIN households h ON h.id = t.household_id
  WHERE t.token_hash = ?`

/** Answers who calls and where they work, by one kept statement: every request waits for it. */
@needs('florin.database', 'florin.clock', 'logger')
export class FindCaller implements FindsCallers {
  readonly #noting = new Set<string>()

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  async handle({ kind, secret }: Credential, householdId: number | null): Promise<FoundCaller | undefined> {
    const hash = fingerprint(secret)
    const row = await this.database.systemRead((queries) =>
      kind === 'session'
        ? queries.first<FoundRow>(BY_SESSION, [householdId, hash])
        : queries.first<FoundRow>(BY_TOKEN, [hash]),
    )
    const now = this.clock.now()
    if (!row || (row.expires_at !== null && row.expires_at <= now)) return undefined
    if (row.seen_at === null || Date.parse(now) - Date.parse(row.seen_at) >= SEEN_EVERY_MS)
      this.#noteUse(kind, row.credential_id, now)
    const household = householdOf(row)
    const isNamed = householdId === null || household?.id === householdId
    return { ...callerOf(kind, row), household: isNamed ? household : null }
  }

  /** Nobody waits for this. One write at a time per credential is enough: the others would say the same. */
  #noteUse(kind: Credential['kind'], id: number, now: string): void {
    const key = `${kind} ${id}`
    if (this.#noting.has(key)) return
    this.#noting.add(key)
    const expires = shiftInstant(now, SESSION_DAYS * 86_400)
    this.database
      .systemWrite((writes) =>
        kind === 'session'
          ? writes.run('UPDATE sessions SET last_seen_at = ?, expires_at = ? WHERE id = ?', [now, expires, id])
          : writes.run('UPDATE api_tokens SET last_used_at = ? WHERE id = ?', [now, id]),
      )
      .catch((error: unknown) => this.logger.warn({ err: error }, 'The time of use could not be written'))
      .finally(() => this.#noting.delete(key))
  }
}

function callerOf(kind: Credential['kind'], row: FoundRow): Omit<FoundCaller, 'household'> {
  const isSession = kind === 'session'
  const user = {
    id: row.user_id,
    email: row.email,
    name: row.user_name,
    locale: row.user_locale,
    is_instance_admin: row.is_instance_admin === 1,
  }
  return {
    caller: {
      user,
      sessionId: isSession ? row.credential_id : null,
      tokenId: isSession ? null : row.credential_id,
      scopes: row.scopes === null ? null : row.scopes.split(' '),
    },
    actor: isSession
      ? { kind: 'user', id: row.user_id, label: row.user_name }
      : { kind: 'token', id: row.credential_id, label: `${row.user_name} (${row.label})` },
  }
}

function householdOf(row: FoundRow): CurrentHousehold | null {
  if (row.household_id === null) return null
  const { household_id: id, role, name, base_currency, time_zone, locale } = row
  return { id, role, name, base_currency, time_zone, locale }
}
