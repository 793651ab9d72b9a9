import type { HttpContext } from '@adonisjs/core/http'
import { CrossSiteException } from './exceptions.js'
import { operationOf } from './operation.js'
import { isOwnOrigin } from './own_address.js'
import { bearerToken, isCsrfTokenOf, sessionSecret } from './credentials.js'

/**
 * Refuses requests that another site made a signed-in browser send. Browsers say where a request comes from; where they do not, the
 * token does. Bearer tokens are not sent by browsers on their own, so requests that carry one are exempt.
 */
export function verifySameSite(ctx: HttpContext): void {
  if (bearerToken(ctx) !== undefined) return
  refuseOtherSites(ctx)
  if (operationOf(ctx)?.access !== 'public') requireToken(ctx)
}

/** Also for signing in: otherwise another site could sign a person in to an account of its own and watch what they enter. */
function refuseOtherSites({ request }: HttpContext) {
  const site = request.header('sec-fetch-site')
  if (site !== undefined && site !== 'same-origin' && site !== 'none')
    throw new CrossSiteException('The browser says that another site sent this request.')
  const origin = request.header('origin')
  if (site === undefined && origin !== undefined && !isOwnOrigin(origin, request))
    throw new CrossSiteException('The request comes from another address. Set FLORIN_URL if Florin is behind a proxy.')
}

function requireToken(ctx: HttpContext) {
  const secret = sessionSecret(ctx)
  const token = ctx.request.header('x-xsrf-token')
  if (secret === undefined || token === undefined || !isCsrfTokenOf(secret, token))
    throw new CrossSiteException('The X-XSRF-TOKEN header is missing or does not fit the session.')
}
