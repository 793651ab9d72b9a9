const SECRET_NAME = /token|secret|passw|authori[sz]ation|api[-_]?key|signature|cookie|credential/i
const SECRET_TEXT = /\b(?:Bearer\s+)[\w.~+/=-]{8,}|\bflo_[\w-]{8,}/g
export const MASK = '•••'

/** What a trace shows of a value: nothing that is called, or looks like, a secret. */
export function masked(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(SECRET_TEXT, MASK)
  if (Array.isArray(value)) return value.map(masked)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      SECRET_NAME.test(name) && (typeof member === 'string' || typeof member === 'number') && member !== ''
        ? MASK
        : masked(member),
    ]),
  )
}
