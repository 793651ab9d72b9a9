import type { HttpRequest } from '@adonisjs/core/http'

export type Encoding = 'br' | 'gzip'

/**
 * The tightest first, whichever a client names first: browsers name gzip before Brotli and take either. A weight of zero refuses. The
 * framework's own parser costs more than the rest of what a remembered answer takes.
 */
const NAMED: [Encoding, RegExp][] = [
  ['br', /(?:^|[\s,])br\s*(?:,|$|;\s*q=(?:1|0\.0*[1-9]))/i],
  ['gzip', /(?:^|[\s,])gzip\s*(?:,|$|;\s*q=(?:1|0\.0*[1-9]))/i],
]

/** How an answer may be packed for this client. Browsers take Brotli over https and on this machine only. */
export function acceptedEncoding(request: HttpRequest): Encoding | undefined {
  const accepted = request.header('accept-encoding', '')!
  return NAMED.find(([, pattern]) => pattern.test(accepted))?.[0]
}
