import type { Role, Scope } from './operation.js'

/** Who makes a request. Exactly one of `sessionId` and `tokenId` is set. */
export interface Caller {
  user: { id: number; email: string; name: string; locale: string; is_instance_admin: boolean }
  sessionId: number | null
  tokenId: number | null
  /** What an API token may do; null for a session, which role alone limits. */
  scopes: readonly string[] | null
}

/** The household a request works in, and the caller's role there. */
export interface CurrentHousehold {
  id: number
  role: Role
  name: string
  base_currency: string
  time_zone: string
  locale: string
}

/** The caller as the history of changes names them. */
export interface RequestActor {
  kind: 'user' | 'token'
  id: number
  label: string
}

export type Credential = { kind: 'session' | 'token'; secret: string }

export interface FoundCaller {
  caller: Caller
  actor: RequestActor
  /** Null when none is chosen, or when the caller is no member of the one asked for. */
  household: CurrentHousehold | null
}

/** Finds out who calls. Declared here and implemented by households, which stands above http. */
export interface FindsCallers {
  /** `householdId` is the one the request names, if it names one; undefined when the credential is not valid (any more). */
  handle(credential: Credential, householdId: number | null): Promise<FoundCaller | undefined>
}

export function hasScope(caller: Caller, scope: Scope): boolean {
  return caller.scopes === null || caller.scopes.includes(scope)
}

declare module '@adonisjs/core/http' {
  interface HttpContext {
    /** Set for operations with access `user` and `household`. */
    caller: Caller
    /** Set for operations with access `user` and `household`. */
    actor: RequestActor
    /** Set for operations with access `household`. */
    household: CurrentHousehold
  }
}
