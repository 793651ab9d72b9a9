/*
 * Names of hosts as permissions write them: `api.example.com`, `*.example.com` for any one label in front, each with a port behind it
 * where it is not 443. URLs are compared in the form that the URL parser gives them: small letters, Punycode, no trailing dot.
 */
const HTTPS_PORT = 443

/** `api.example.com.` is `api.example.com` to DNS, and must be to us. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/\.$/, '')
}

export function portOf(url: URL): number {
  return url.port === '' ? (url.protocol === 'http:' ? 80 : HTTPS_PORT) : Number(url.port)
}

/** An address instead of a name; no permission of a manifest fits one. */
export function isAddressLiteral(host: string): boolean {
  return host.startsWith('[') || /^\d+(\.\d+){3}$/.test(host)
}

export function fitsHost(pattern: string, host: string, port: number): boolean {
  const [, wildcard, name, givenPort] = /^(\*\.)?([^*:/@?#\s]+)(?::(\d+))?$/.exec(pattern) ?? []
  if (name === undefined || Number(givenPort ?? HTTPS_PORT) !== port || isAddressLiteral(host)) return false
  const wanted = normalised(name)
  if (wanted === undefined) return false
  if (!wildcard) return host === wanted
  const label = host.endsWith(`.${wanted}`) ? host.slice(0, -wanted.length - 1) : ''
  // `*.com` would be half of the internet.
  return label !== '' && !label.includes('.') && wanted.includes('.')
}

function normalised(name: string): string | undefined {
  return URL.canParse(`https://${name}`) ? hostOf(new URL(`https://${name}`)) : undefined
}
