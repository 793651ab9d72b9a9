import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { isHttps } from '../own_address.js'
import { API_PREFIX } from '../operation.js'

const HSTS = `max-age=${180 * 86_400}`

/** The headers that Shield does not know, or would send to everybody. */
export default class ProtectAnswersMiddleware {
  handle({ request, response }: HttpContext, next: NextFn) {
    response.header('Referrer-Policy', 'same-origin')
    response.header('Cross-Origin-Opener-Policy', 'same-origin')
    response.header('Cross-Origin-Resource-Policy', 'same-origin')
    // Over http the header is ignored at best; behind a proxy that speaks both it would lock out who has no certificate yet.
    if (isHttps(request)) response.header('Strict-Transport-Security', HSTS)
    // What people own must not stay in a shared computer's cache; an endpoint whose answer is public says otherwise.
    if (request.url().startsWith(API_PREFIX)) response.header('Cache-Control', 'no-store')
    return next()
  }
}
