import { needs } from '#core/needs'
import type { Database } from '#database/database'
import type { TokenOwner } from '../domain/api_token.js'

export interface TokenRow {
  id: number
  name: string
  hint: string
  scopes: string
  created_at: string
  expires_at: string | null
  last_used_at: string | null
}

const COLUMNS = 'id, name, hint, scopes, created_at, expires_at, last_used_at'

/** A person's tokens for one household; nobody lists another person's. */
@needs('florin.database')
export class ListTokens {
  constructor(private readonly database: Database) {}

  handle({ userId, householdId }: Omit<TokenOwner, 'ip'>): Promise<TokenRow[]> {
    return this.database.systemRead((queries) =>
      queries.all<TokenRow>(`SELECT ${COLUMNS} FROM api_tokens WHERE household_id = ? AND user_id = ? ORDER BY id`, [
        householdId,
        userId,
      ]),
    )
  }
}
