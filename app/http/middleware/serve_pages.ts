import app from '@adonisjs/core/services/app'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import ShieldMiddleware from '@adonisjs/shield/shield_middleware'
import StaticMiddleware from '@adonisjs/static/static_middleware'
import { API_PREFIX } from '../operation.js'

/**
 * Pages and their files get Shield's headers and are looked for on disk. The API is neither a page nor a file: it gets its few
 * headers here, because building a page's policy and asking the disk would cost it more than most of its answers.
 */
export default class ServePagesMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    if (!ctx.request.url().startsWith(API_PREFIX)) return servePage(ctx, next)
    ctx.response.header('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'")
    ctx.response.header('X-Content-Type-Options', 'nosniff')
    ctx.response.header('X-Frame-Options', 'DENY')
    return next()
  }
}

async function servePage(ctx: HttpContext, next: NextFn) {
  const shield = await app.container.make(ShieldMiddleware)
  const files = await app.container.make(StaticMiddleware)
  return shield.handle(ctx, () => files.handle(ctx, next))
}
