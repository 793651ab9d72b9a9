import type { HttpRequest } from '@adonisjs/core/http'
import env from '#start/env'

/** Whether people reach this server by https, itself or through a proxy that FLORIN_URL or the trusted proxy's header tells of. */
export function isHttps(request: HttpRequest): boolean {
  return env.get('FLORIN_URL', '').startsWith('https:') || request.secure()
}

/** Hosts are compared, not schemes: a proxy that ends TLS and says nothing of it must not lock people out. */
export function isOwnOrigin(origin: string, request: HttpRequest): boolean {
  const host = URL.parse(origin)?.host
  return host !== undefined && (host === request.host() || host === URL.parse(env.get('FLORIN_URL', ''))?.host)
}
