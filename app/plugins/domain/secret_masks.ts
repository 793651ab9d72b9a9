import { handleOf } from './secret_handles.js'

const SHORTEST_CHARS = 4
/** Of the part of a base64 text that does not depend on what stands around it. */
const SHORTEST_BASE64_CHARS = 8

/** Shorter ones are in every text by chance, and hiding them there would tell them. */
export function isTelling(value: string): boolean {
  return value.length >= SHORTEST_CHARS
}

/**
 * Puts handles back where secrets are in a text: as they are, or as forms, URLs, JSON and base64 write them. A plugin can go on working
 * with such a text, and never sees the value.
 */
export function secretMask(secrets: ReadonlyMap<string, string>): (text: string) => string {
  const handles = new Map<string, string>()
  for (const [name, value] of secrets) for (const form of formsOf(value)) handles.set(form, handleOf(name))
  if (handles.size === 0) return (text) => text
  // Longer ones first: one secret may be part of another.
  const forms = [...handles.keys()].sort((a, b) => b.length - a.length)
  const pattern = new RegExp(forms.map(escaped).join('|'), 'g')
  return (text) => text.replace(pattern, (form) => handles.get(form)!)
}

function formsOf(value: string): Set<string> {
  if (!isTelling(value)) return new Set()
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
    Buffer.from(value).toString('latin1'),
  ]
  return new Set([...forms, ...base64FormsOf(value)])
}

const inJson = (text: string) => JSON.stringify(text).slice(1, -1)

/** Base64 writes three bytes as four letters, so the same bytes look different at each of three places. */
function base64FormsOf(value: string): string[] {
  const bytes = Buffer.from(value)
  return [0, 1, 2].flatMap((before) => {
    const padded = Buffer.concat([Buffer.alloc(before), bytes])
    const whole = Math.floor((padded.length * 8) / 6)
    const standard = padded.toString('base64').slice(Math.ceil((before * 8) / 6), whole)
    if (standard.length < SHORTEST_BASE64_CHARS) return []
    return [standard, standard.replaceAll('+', '-').replaceAll('/', '_')]
  })
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
