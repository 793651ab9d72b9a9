import type { Infer } from '@vinejs/vine/types'
import type { Scope } from '#http/operation'
import type { TokenRow } from '../services/list_tokens.js'
import type { tokenListValidator } from '../validators/tokens.js'

export type Token = Infer<typeof tokenListValidator>['data'][number]

export function toToken({ id, name, hint, scopes, created_at, expires_at, last_used_at }: TokenRow): Token {
  return {
    id,
    name,
    hint,
    scopes: scopes.split(' ') as Scope[],
    created_at,
    expires_on: expires_at?.slice(0, 10) ?? null,
    last_used_at,
  }
}
