import type { HttpResponse } from './florin.js'

/** What `Retry-After` asks for, in seconds or as a date of the service's own clock; nothing where a service did not ask. */
export function waitAskedFor({ headers }: HttpResponse): { retry_after_ms?: number } {
  const asked = headers['retry-after']?.trim() ?? ''
  const wait = /^\d{1,8}(\.\d+)?$/.test(asked)
    ? Number(asked) * 1_000
    : Date.parse(asked) - Date.parse(headers.date ?? '')
  return wait > 0 ? { retry_after_ms: Math.ceil(wait) } : {}
}
