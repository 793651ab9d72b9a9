/** Plain data only: what a parser needs, not the whole algorithm of the platform. */
export function clone(value: unknown, seen = new Map<unknown, unknown>()): unknown {
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
