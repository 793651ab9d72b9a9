const FULL = '… (the log is full)'

/** Adds the few globals that libraries for parsing expect beyond ECMAScript. Returns the function that reads the log. */
export function addGlobals(logChars: number): () => string {
  const { stringify } = JSON
  const then = Promise.prototype.then
  const reflectApply = Reflect.apply
  const ready = Promise.resolve()
  let log = ''

  const write = (...values: unknown[]) => {
    if (log.length >= logChars) return
    let line = ''
    for (let i = 0; i < values.length; i++)
      line += `${i ? ' ' : ''}${typeof values[i] === 'string' ? values[i] : stringify(values[i])}`
    log += `${line}\n`
    if (log.length >= logChars) log = log.slice(0, logChars - FULL.length) + FULL
  }
  define('console', { debug: write, error: write, info: write, log: write, warn: write })
  define('queueMicrotask', (task: () => void) => void reflectApply(then, ready, [task]))
  define('structuredClone', (value: unknown) => clone(value, new Map()))
  define('atob', decodeBase64)
  define('btoa', encodeBase64)
  define('TextEncoder', Utf8Encoder)
  define('TextDecoder', Utf8Decoder)
  return () => log.trimEnd()
}

function define(name: string, value: unknown) {
  Object.defineProperty(globalThis, name, { value, writable: true, configurable: true })
}

/** Plain data only: what a parser needs, not the whole algorithm of the platform. */
function clone(value: unknown, seen: Map<unknown, unknown>): unknown {
  if (typeof value === 'function' || typeof value === 'symbol')
    throw new TypeError('structuredClone cannot copy a function or symbol')
  if (value === null || typeof value !== 'object') return value
  const known = seen.get(value)
  if (known) return known
  if (value instanceof Date) return new Date(value.getTime())
  if (ArrayBuffer.isView(value)) return (value as Uint8Array).slice()
  const copy: unknown = Array.isArray(value)
    ? []
    : value instanceof Map
      ? new Map()
      : value instanceof Set
        ? new Set()
        : {}
  seen.set(value, copy)
  if (value instanceof Map)
    for (const [key, item] of value) (copy as Map<unknown, unknown>).set(clone(key, seen), clone(item, seen))
  else if (value instanceof Set) for (const item of value) (copy as Set<unknown>).add(clone(item, seen))
  else
    for (const key of Object.keys(value))
      (copy as Record<string, unknown>)[key] = clone((value as Record<string, unknown>)[key], seen)
  return copy
}

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

function encodeBase64(binary: string): string {
  let out = ''
  for (let i = 0; i < binary.length; i += 3) {
    const [a, b, c] = [binary.charCodeAt(i), binary.charCodeAt(i + 1), binary.charCodeAt(i + 2)]
    if (a > 255 || b > 255 || c > 255) throw new RangeError('btoa takes characters up to U+00FF')
    const bits = (a << 16) | ((b || 0) << 8) | (c || 0)
    out += BASE64[bits >> 18]! + BASE64[(bits >> 12) & 63]!
    out +=
      (i + 1 < binary.length ? BASE64[(bits >> 6) & 63]! : '=') + (i + 2 < binary.length ? BASE64[bits & 63]! : '=')
  }
  return out
}

function decodeBase64(base64: string): string {
  const text = String(base64)
    .replace(/[\t\n\f\r ]/g, '')
    .replace(/={1,2}$/, '')
  if (text.length % 4 === 1 || /[^A-Za-z0-9+/]/.test(text)) throw new RangeError('atob takes base64 only')
  let out = ''
  let bits = 0
  for (let i = 0; i < text.length; i++) {
    bits = (bits << 6) | BASE64.indexOf(text[i]!)
    const kept = ((i + 1) * 6) % 8
    if (i % 4 !== 0) out += String.fromCharCode((bits >> kept) & 255)
  }
  return out
}

class Utf8Encoder {
  readonly encoding = 'utf-8'

  encode(text = ''): Uint8Array {
    const bytes = new Uint8Array(text.length * 3)
    let at = 0
    for (const character of text) {
      let point = character.codePointAt(0)!
      if (point >= 0xd800 && point <= 0xdfff) point = 0xfffd
      if (point < 0x80) bytes[at++] = point
      else {
        const more = point < 0x800 ? 1 : point < 0x10000 ? 2 : 3
        bytes[at++] = ((0xff00 >> (more + 1)) & 0xff) | (point >> (6 * more))
        for (let shift = 6 * (more - 1); shift >= 0; shift -= 6) bytes[at++] = 0x80 | ((point >> shift) & 0x3f)
      }
    }
    return bytes.slice(0, at)
  }
}

class Utf8Decoder {
  readonly encoding = 'utf-8'

  constructor(label = 'utf-8') {
    if (!/^utf-?8$/i.test(label))
      throw new RangeError(`Only UTF-8 is known here, not ${label}: Florin hands over decoded text`)
  }

  decode(bytes: Uint8Array = new Uint8Array(0)): string {
    let out = ''
    for (let i = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0; i < bytes.length;) {
      const lead = bytes[i++]!
      const more = lead < 0x80 ? 0 : lead >= 0xf0 && lead < 0xf5 ? 3 : lead >= 0xe0 ? 2 : lead >= 0xc2 ? 1 : -1
      if (more === 0) out += String.fromCharCode(lead)
      else {
        let point = more < 0 || lead >= 0xf5 ? -1 : lead & (0x3f >> more)
        for (let left = more; point >= 0 && left > 0; left--)
          point = (bytes[i]! & 0xc0) === 0x80 ? (point << 6) | (bytes[i++]! & 0x3f) : -1
        out +=
          point < 0 || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff) ? '\ufffd' : String.fromCodePoint(point)
      }
    }
    return out
  }
}
