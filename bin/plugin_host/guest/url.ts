import { percentDecode, percentEncode } from './percent.js'
import { URLSearchParams } from './url_search_params.js'

/** Schemes whose addresses have a host and a path, and the port that goes without saying. */
const PORTS: Record<string, string> = { 'http:': '80', 'https:': '443', 'ws:': '80', 'wss:': '443', 'ftp:': '21' }
const SCHEME = /^[A-Za-z][A-Za-z0-9+\-.]*:/
const AUTHORITY = /^(?:([^@]*)@)?(\[[0-9A-Fa-f:.]+\]|[^:]*)(?::(\d*))?$/

const keeping = (extra: string) => {
  const kept = new Set(`ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~%!$&'()*+,;=:@${extra}`)
  return (text: string) => percentEncode(text, (character) => kept.has(character))
}
const encodePath = keeping('/[]|\\^')
const encodeQuery = keeping('/?[]{}|\\^`')
const encodeHash = keeping('/?[]{}|\\^#')
const encodeUser = (text: string) =>
  keeping('')(text).replace(/[:;=@]/g, (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`)

interface Parts {
  protocol: string
  username: string
  password: string
  hostname: string
  port: string
  pathname: string
  query: string
  hash: string
}

const invalid = (text: string) => new TypeError(`Invalid URL: ${text.slice(0, 200)}`)

/**
 * `URL` as on the web for the addresses that plugins meet: http, https, ws, wss and ftp, and others without looking into them. Host names
 * are ASCII: those with other letters have to be written in their xn-- form.
 */
export class Url {
  readonly #parts: Parts
  #params: URLSearchParams | undefined

  constructor(text: string | Url, base?: string | Url) {
    this.#parts = parse(String(text), base === undefined ? undefined : new Url(base).#parts)
  }

  static canParse(text: string, base?: string): boolean {
    return Url.parse(text, base) !== null
  }

  static parse(text: string, base?: string): Url | null {
    try {
      return new Url(text, base)
    } catch {
      return null
    }
  }

  get href(): string {
    const { protocol, username, password, pathname } = this.#parts
    const user = username || password ? `${username}${password ? `:${password}` : ''}@` : ''
    return `${protocol}${protocol in PORTS ? `//${user}${this.host}` : ''}${pathname}${this.search}${this.hash}`
  }

  get origin(): string {
    const { protocol } = this.#parts
    return protocol in PORTS ? `${protocol}//${this.host}` : 'null'
  }

  get protocol(): string {
    return this.#parts.protocol
  }

  get username(): string {
    return this.#parts.username
  }

  set username(text: string) {
    this.#parts.username = encodeUser(String(text))
  }

  get password(): string {
    return this.#parts.password
  }

  set password(text: string) {
    this.#parts.password = encodeUser(String(text))
  }

  get host(): string {
    const { hostname, port } = this.#parts
    return port ? `${hostname}:${port}` : hostname
  }

  set host(text: string) {
    const { hostname, port } = readAuthority(String(text), this.#parts.protocol)
    Object.assign(this.#parts, { hostname, port })
  }

  get hostname(): string {
    return this.#parts.hostname
  }

  set hostname(text: string) {
    this.#parts.hostname = readHost(String(text))
  }

  get port(): string {
    return this.#parts.port
  }

  set port(text: string | number) {
    this.#parts.port = readPort(String(text), this.#parts.protocol)
  }

  get pathname(): string {
    return this.#parts.pathname
  }

  set pathname(text: string) {
    this.#parts.pathname = resolveDots(encodePath(`/${String(text).replace(/^\//, '')}`))
  }

  get search(): string {
    return this.#parts.query ? `?${this.#parts.query}` : ''
  }

  set search(text: string) {
    this.#parts.query = encodeQuery(String(text).replace(/^\?/, ''))
    this.#params = undefined
  }

  get searchParams(): URLSearchParams {
    this.#params ??= new URLSearchParams(this.#parts.query, () => {
      this.#parts.query = this.#params!.toString()
    })
    return this.#params
  }

  get hash(): string {
    return this.#parts.hash ? `#${this.#parts.hash}` : ''
  }

  set hash(text: string) {
    this.#parts.hash = encodeHash(String(text).replace(/^#/, ''))
  }

  toString(): string {
    return this.href
  }

  toJSON(): string {
    return this.href
  }
}

function parse(input: string, base: Parts | undefined): Parts {
  const text = input.replace(/^[\0-\x20]+|[\0-\x20]+$|[\t\n\r]/g, '')
  const [, before, , query = '', , hash = ''] = /^([^?#]*)(\?([^#]*))?(#(.*))?$/s.exec(text)!
  const tail = { query: encodeQuery(query), hash: encodeHash(hash) }
  const scheme = SCHEME.exec(before!)?.[0].toLowerCase()
  if (scheme && !(scheme in PORTS))
    return { ...NOWHERE, protocol: scheme, pathname: before!.slice(scheme.length), ...tail }
  if (scheme) return absolute(scheme, before!.slice(scheme.length), text, tail)
  if (!base || !(base.protocol in PORTS)) throw invalid(input)
  const path = before!.replace(/\\/g, '/')
  if (path.startsWith('//')) return absolute(base.protocol, path, text, tail)
  if (path === '') return { ...base, query: text.includes('?') ? tail.query : base.query, hash: tail.hash }
  const folder = path.startsWith('/') ? '' : base.pathname.slice(0, base.pathname.lastIndexOf('/') + 1)
  return { ...base, pathname: resolveDots(encodePath(folder + path)), ...tail }
}

const NOWHERE = { username: '', password: '', hostname: '', port: '' }

function absolute(protocol: string, rest: string, text: string, tail: Pick<Parts, 'query' | 'hash'>): Parts {
  const [, authority, path] = /^\/*([^/]*)(.*)$/s.exec(rest.replace(/\\/g, '/'))!
  if (!authority) throw invalid(text)
  return { protocol, ...readAuthority(authority, protocol), pathname: resolveDots(encodePath(path || '/')), ...tail }
}

function readAuthority(text: string, protocol: string) {
  const [, user, host, port = ''] = AUTHORITY.exec(text) ?? []
  if (!host) throw invalid(text)
  const [username = '', ...password] = (user ?? '').split(':')
  return {
    username: encodeUser(username),
    password: encodeUser(password.join(':')),
    hostname: readHost(host),
    port: readPort(port, protocol),
  }
}

function readHost(text: string): string {
  const host = percentDecode(text).toLowerCase()
  if (host === '' || /[^\x21-\x7e]|[#/<>?@\\^|%]/.test(host) || /[[\]:]/.test(host.replace(/^\[[0-9a-f:.]+\]$/, '')))
    throw invalid(text)
  return host
}

function readPort(text: string, protocol: string): string {
  if (text === '') return ''
  if (!/^\d+$/.test(text) || Number(text) > 65_535) throw invalid(text)
  const port = String(Number(text))
  return port === PORTS[protocol] ? '' : port
}

function resolveDots(path: string): string {
  const out: string[] = []
  const parts = path.split('/').slice(1)
  for (const [index, part] of parts.entries()) {
    const plain = part.replace(/%2e/gi, '.')
    const isLast = index === parts.length - 1
    if (plain === '..') {
      out.pop()
      if (isLast) out.push('')
    } else if (plain === '.') {
      if (isLast) out.push('')
    } else out.push(part)
  }
  return `/${out.join('/')}`
}
