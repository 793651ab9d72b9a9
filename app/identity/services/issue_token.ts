import type { Clock } from '#core/clock'
import { invalidField } from '#core/exceptions'
import { needs } from '#core/needs'
import type { PlainDate } from '#core/plain_date'
import { fingerprint, randomSecret } from '#core/secret_text'
import type { Database } from '#database/database'
import type { Scope } from '#http/operation'
import { hintOf, TOKEN_PREFIX, type TokenOwner } from '../domain/api_token.js'
import type { TokenRow } from './list_tokens.js'
import { recordAuditEvent } from './record_audit_event.js'

export interface TokenDraft {
  name: string
  scopes: readonly Scope[]
  /** The last day it works, in UTC; never ends when absent. */
  expires_on?: PlainDate | null
}

/** Makes a token for a program. It is told once; only its hash is kept. */
@needs('florin.database', 'florin.clock')
export class IssueToken {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async handle(
    { name, scopes, expires_on: lastDay }: TokenDraft,
    owner: TokenOwner,
  ): Promise<TokenRow & { token: string }> {
    const at = this.clock.now()
    if (lastDay && lastDay < at.slice(0, 10))
      throw invalidField('/expires_on', 'past', 'The token would have expired already.')
    const token = TOKEN_PREFIX + randomSecret()
    const row = {
      household_id: owner.householdId,
      user_id: owner.userId,
      name,
      token_hash: fingerprint(token),
      hint: hintOf(token),
      scopes: [...new Set(scopes)].join(' '),
      created_at: at,
      expires_at: lastDay ? `${lastDay}T23:59:59.999Z` : null,
    }
    const details = { name, scopes: row.scopes, expires_on: lastDay ?? null }
    const id = await this.database.systemWrite(async (writes) => {
      await recordAuditEvent(writes, { ...owner, action: 'token.issued', details, at })
      return writes.insert('api_tokens', row)
    })
    return { ...row, id, last_used_at: null, token }
  }
}
