/** FNV-1a, continued from an earlier state, so that prefixes are shared. */
export function hashText(text: string, state = 0x811c9dc5): number {
  let hash = state
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash
}

/** Where in a table of `size`, a power of two, a hash lies. */
export function bucketOf(hash: number, size: number): number {
  let mixed = hash ^ (hash >>> 15)
  mixed = Math.imul(mixed, 0x2c1b3c6d)
  mixed ^= mixed >>> 12
  return mixed & (size - 1)
}

/** A number after an earlier state. */
export function hashNumber(state: number, value: number): number {
  return Math.imul(Math.imul(state ^ (value & 0xff), 0x01000193) ^ (value >>> 8), 0x01000193)
}
