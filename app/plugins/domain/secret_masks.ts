import { percentDecoded } from './percent_decoded.js'
import { handleOf } from './secret_handles.js'

const SHORTEST_CHARS = 4
/** In base64 of the part that does not depend on what stands around it. */
const SHORTEST_ENCODED_CHARS = 8

/** Shorter ones are in every text by chance, and hiding them there would tell them. */
export function isTelling(value: string): boolean {
  return value.length >= SHORTEST_CHARS
}

/**
 * Puts handles back where secrets are in a text: as they are, or as forms, URLs, JSON, HTML, base64 and hexadecimal write them. A plugin
 * can go on working with such a text, and never sees the value.
 */
export function secretMask(secrets: ReadonlyMap<string, string>): (text: string) => string {
  const handles = new Map<string, string>()
  for (const [name, value] of secrets)
    for (const form of partsOf(value).flatMap(formsOf)) handles.set(form, handleOf(name))
  if (handles.size === 0) return (text) => text
  // Longer ones first: one secret may be part of another.
  const forms = [...handles.keys()].sort((a, b) => b.length - a.length)
  const pattern = new RegExp(forms.map(escaped).join('|'), 'g')
  return (text) => text.replace(pattern, (form) => handles.get(form)!)
}

/** Of an address with user and password these are sent apart from it, and are what is secret of it. */
function partsOf(value: string): string[] {
  if (!URL.canParse(value)) return [value]
  const { href, username, password } = new URL(value)
  const [user, word] = [percentDecoded(username), percentDecoded(password)]
  return username === '' && password === '' ? [value, href] : [value, href, password, word, `${user}:${word}`]
}

function formsOf(value: string): string[] {
  if (!isTelling(value)) return []
  const encoded = encodeURIComponent(value)
  const forms = [
    value,
    encoded,
    encoded.toLowerCase(),
    encoded.replaceAll('%20', '+'),
    encodeURI(value),
    inJson(value),
    // A document that quotes a document: whoever echoes a JSON body writes this.
    inJson(inJson(value)),
    inHtml(value),
    Buffer.from(value).toString('latin1'),
    ...(value.length >= SHORTEST_ENCODED_CHARS ? inHexadecimal(value) : []),
  ]
  return [...forms, ...base64FormsOf(value)]
}

const inJson = (text: string) => JSON.stringify(text).slice(1, -1)

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const inHtml = (text: string) => text.replace(/[&<>"']/g, (letter) => ENTITIES[letter]!)

function inHexadecimal(text: string): string[] {
  const digits = Buffer.from(text).toString('hex')
  return [digits, digits.toUpperCase()]
}

/** Base64 writes three bytes as four letters, so the same bytes look different at each of three places. */
function base64FormsOf(value: string): string[] {
  const bytes = Buffer.from(value)
  return [0, 1, 2].flatMap((before) => {
    const padded = Buffer.concat([Buffer.alloc(before), bytes])
    const whole = Math.floor((padded.length * 8) / 6)
    const standard = padded.toString('base64').slice(Math.ceil((before * 8) / 6), whole)
    if (standard.length < SHORTEST_ENCODED_CHARS) return []
    return [standard, standard.replaceAll('+', '-').replaceAll('/', '_')]
  })
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
