import { likelyEncoding } from './guess_encoding.js'

export interface DecodedText {
  text: string
  /** The WHATWG name of the character set it was read by; `binary` where it is not text and each character is one byte. */
  encoding: string
}

/** How archives, old Office files, compressed files, PDF documents and SQLite databases begin. */
const BINARY = ['PK\x03\x04', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', '\x1f\x8b\x08', '%PDF-', 'SQLite format 3\0']
const HEAD_BYTES = 4096
const UTF16_SHARE = 0.3

/**
 * Text from the bytes of a bank's file: by its byte order mark, as UTF-16 or UTF-8 where it is that, by the character set it names
 * (OFX and XML do) where the bytes allow it, and otherwise by what its unusual bytes are most likely to spell.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const beginning = latin1(bytes.subarray(0, 16))
  if (BINARY.some((mark) => beginning.startsWith(mark))) return { text: latin1(bytes), encoding: 'binary' }
  const marked = encodingOfMark(bytes) ?? utf16WithoutMark(bytes)
  if (marked) return decode(bytes, marked)
  const utf8 = tryDecode(bytes, 'utf-8')
  if (utf8 !== undefined) return { text: utf8, encoding: 'utf-8' }
  const named = encodingNamedIn(bytes)
  if (named) {
    const text = tryDecode(bytes, named)
    if (text !== undefined) return { text, encoding: named }
  }
  return decode(bytes, likelyEncoding(bytes))
}

const latin1 = ({ buffer, byteOffset, byteLength }: Uint8Array) =>
  Buffer.from(buffer, byteOffset, byteLength).toString('latin1')

function decode(bytes: Uint8Array, encoding: string): DecodedText {
  return { text: new TextDecoder(encoding).decode(bytes), encoding }
}

/** Undefined where some byte is impossible in this character set. */
function tryDecode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    // That it cannot be decoded is the answer.
    return undefined
  }
}

function encodingOfMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return undefined
}

/** Digits and separators are in every bank file, and each has a zero byte in UTF-16. */
function utf16WithoutMark(bytes: Uint8Array): string | undefined {
  const length = Math.min(bytes.length, HEAD_BYTES) & ~1
  const zeros = [0, 0]
  for (let i = 0; i < length; i++) if (bytes[i] === 0) zeros[i & 1]!++
  const needed = (length / 2) * UTF16_SHARE
  if (length < 4 || Math.min(zeros[0]!, zeros[1]!) > needed / 4) return undefined
  if (zeros[1]! > needed) return 'utf-16le'
  return zeros[0]! > needed ? 'utf-16be' : undefined
}

/** `CHARSET:1252` of OFX 1, `encoding="…"` of XML. Both are often wrong, so they only count where the bytes allow them. */
function encodingNamedIn(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD_BYTES))
  const charset = /^\s*CHARSET\s*:\s*(\S+)/m.exec(head)?.[1]
  const named = /<\?xml[^>]*encoding\s*=\s*["']([\w.:-]+)["']/i.exec(head)?.[1] ?? (charset && ofxCharset(charset))
  if (!named || /^(utf-?8|us-?ascii)$/i.test(named)) return undefined
  try {
    return new TextDecoder(named).encoding
  } catch {
    // A name nobody knows says nothing.
    return undefined
  }
}

const ofxCharset = (charset: string) => (/^\d{4}$/.test(charset) ? `windows-${charset}` : charset)
