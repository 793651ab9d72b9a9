/** What `Retry-After` of an answer asks for, which is seconds or a date, in seconds; undefined where it asks for nothing. */
export function retryAfterSeconds(header: string | undefined, now: string): number | undefined {
  const asked = header?.trim() ?? ''
  const wait = /^\d{1,8}$/.test(asked) ? Number(asked) : (Date.parse(asked) - Date.parse(now)) / 1_000
  return wait > 0 ? Math.ceil(wait) : undefined
}
