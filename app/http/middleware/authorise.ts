import app from '@adonisjs/core/services/app'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { NotFoundException } from '#core/exceptions'
import { type Credential, type FindsCallers, type FoundCaller, hasScope } from '../caller.js'
import {
  InstanceAdminsOnlyException,
  NoHouseholdException,
  NotSignedInException,
  RoleTooLowException,
  ScopeMissingException,
} from '../exceptions.js'
import { operationOf, reaches, type RegisteredOperation } from '../operation.js'
import { bearerToken, sessionSecret } from '../credentials.js'

/** Asked for by every request, so it is looked up in the container once. */
let finder: FindsCallers | undefined

/** Lets a request through to its operation, or not, by what the operation declares. */
export default class AuthoriseMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    const operation = operationOf(ctx)
    if (!operation || operation.access === 'public') return next()
    const [credential, named] = [credentialOf(ctx), namedHousehold(ctx)]
    finder ??= await app.container.make('florin.callers')
    const found = credential && (await finder.handle(credential, named))
    if (!found) throw new NotSignedInException()
    if (operation.access === 'household') admitToHousehold(operation, found, named)
    else admitPerson(operation, found)
    ctx.caller = found.caller
    ctx.actor = found.actor
    if (found.household) ctx.household = found.household
    return next()
  }
}

function admitPerson(operation: RegisteredOperation, { caller }: FoundCaller) {
  if (caller.tokenId !== null) throw new ScopeMissingException(undefined)
  if (operation.instanceAdmin && !caller.user.is_instance_admin) throw new InstanceAdminsOnlyException()
}

function admitToHousehold(operation: RegisteredOperation, { caller, household }: FoundCaller, named: number | null) {
  if (!household) throw named === null ? new NoHouseholdException() : new NotFoundException('household')
  const scoped = operation.scope !== undefined && hasScope(caller, operation.scope)
  if (caller.scopes !== null && !scoped) throw new ScopeMissingException(operation.scope)
  const role = operation.role ?? 'viewer'
  if (!reaches(household.role, role)) throw new RoleTooLowException(role, household.role)
}

/** A request with a bearer header never falls back to the cookie: what skips the check for forged requests must carry its own proof. */
export function credentialOf(ctx: HttpContext): Credential | undefined {
  const token = bearerToken(ctx)
  if (token !== undefined) return { kind: 'token', secret: token }
  const secret = sessionSecret(ctx)
  return secret === undefined ? undefined : { kind: 'session', secret }
}

function namedHousehold({ request }: HttpContext): number | null {
  const header = request.header('florin-household')
  if (header === undefined) return null
  // What is no id names no household; 0 is one that nobody is a member of.
  return /^\d{1,15}$/.test(header) ? Number(header) : 0
}
