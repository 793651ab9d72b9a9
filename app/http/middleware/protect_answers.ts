import app from '@adonisjs/core/services/app'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import ShieldMiddleware from '@adonisjs/shield/shield_middleware'
import StaticMiddleware from '@adonisjs/static/static_middleware'
import { API_PREFIX } from '../operation.js'
import { isHttps } from '../own_address.js'
import { preferPacked } from '../packed_files.js'

const HSTS = `max-age=${180 * 86_400}`

/**
 * Pages and their files get Shield's headers and are looked for on disk. The API is neither a page nor a file: it gets its few
 * headers here, because building a page's policy and asking the disk would cost it more than most of its answers.
 */
export default class ProtectAnswersMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    const { request, response } = ctx
    response.header('Referrer-Policy', 'same-origin')
    response.header('Cross-Origin-Opener-Policy', 'same-origin')
    response.header('Cross-Origin-Resource-Policy', 'same-origin')
    // Over http the header is ignored at best; behind a proxy that speaks both it would lock out who has no certificate yet.
    if (isHttps(request)) response.header('Strict-Transport-Security', HSTS)
    if (!request.url().startsWith(API_PREFIX)) return servePage(ctx, next)
    response.header('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'")
    response.header('X-Content-Type-Options', 'nosniff')
    response.header('X-Frame-Options', 'DENY')
    // What people own must not stay in a shared computer's cache; an endpoint whose answer is public says otherwise.
    response.header('Cache-Control', 'no-store')
    return next()
  }
}

async function servePage(ctx: HttpContext, next: NextFn) {
  const shield = await app.container.make(ShieldMiddleware)
  const files = await app.container.make(StaticMiddleware)
  return shield.handle(ctx, () => {
    preferPacked(ctx)
    return files.handle(ctx, next)
  })
}
