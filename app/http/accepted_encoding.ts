import type { HttpRequest } from '@adonisjs/core/http'

export type Encoding = 'br' | 'gzip'

/** The tightest first, whichever a client names first: browsers name gzip before Brotli and take either. */
const ENCODINGS: Encoding[] = ['br', 'gzip']

/** How an answer may be packed for this client. Browsers take Brotli over https and on this machine only. */
export function acceptedEncoding(request: HttpRequest): Encoding | undefined {
  return ENCODINGS.find((encoding) => request.encoding([encoding]))
}
