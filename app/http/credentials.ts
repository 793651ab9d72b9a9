import { createHmac, timingSafeEqual } from 'node:crypto'
import type { HttpContext } from '@adonisjs/core/http'
import { appKey } from '#config/app'
import { isHttps } from './own_address.js'

export const SESSION_COOKIE = 'florin_session'
export const CSRF_COOKIE = 'XSRF-TOKEN'
export const SESSION_DAYS = 30

/**
 * Gives the browser its session, and the token that proves that a request comes from our own page: another site can make the
 * browser send the cookies, but cannot read the second one to repeat it in a header.
 */
export function setSessionCookies({ request, response }: HttpContext, secret: string): void {
  const options = {
    maxAge: `${SESSION_DAYS}d`,
    secure: isHttps(request),
    sameSite: 'lax' as const,
    encode: false,
  }
  response.plainCookie(SESSION_COOKIE, secret, { ...options, httpOnly: true })
  response.plainCookie(CSRF_COOKIE, csrfToken(secret), { ...options, httpOnly: false })
}

export function clearSessionCookies({ response }: HttpContext): void {
  response.clearCookie(SESSION_COOKIE)
  response.clearCookie(CSRF_COOKIE)
}

/** Read from the bare header: this runs on every request, and the framework's parser also looks for signatures. */
export function sessionSecret({ request }: HttpContext): string | undefined {
  return /(?:^|;\s*)florin_session=([\w-]+)/.exec(request.header('cookie') ?? '')?.[1]
}

/** A proxy in front may ask for a password of its own; its `Authorization: Basic` is none of our business. */
export function bearerToken({ request }: HttpContext): string | undefined {
  return /^Bearer\s+(.*)$/i.exec(request.header('authorization') ?? '')?.[1]
}

/** Signed with the application key and bound to the session, so that a token planted by a sister domain does not fit. */
export function csrfToken(secret: string): string {
  return createHmac('sha256', appKey.release()).update(`csrf:${secret}`).digest('base64url')
}

export function isCsrfTokenOf(secret: string, token: string): boolean {
  const [expected, given] = [Buffer.from(csrfToken(secret)), Buffer.from(token)]
  return expected.length === given.length && timingSafeEqual(expected, given)
}
