/** A stretch of a text, by its characters. */
export interface Place {
  start: number
  end: number
}

/** Where in a JSON text a pointer such as `/condition/all/0/value` leads; where it leads nowhere, the nearest part around that place. */
export function placeInJson(text: string, pointer: string): Place {
  const keys = pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
  let place = valueAt(text, skipSpace(text, 0))
  for (const key of keys) {
    const inner = memberAt(text, place, key)
    if (!inner) break
    place = inner
  }
  return place
}

/** The line of a character, counted from 1. */
export function lineAt(text: string, character: number): number {
  return text.slice(0, character).split('\n').length
}

function memberAt(text: string, { start, end }: Place, key: string): Place | null {
  const isList = text[start] === '['
  if (!isList && text[start] !== '{') return null
  let at = skipSpace(text, start + 1)
  for (let index = 0; at < end - 1; index++) {
    let name = String(index)
    if (!isList) {
      const written = valueAt(text, at)
      name = text.slice(written.start + 1, written.end - 1)
      at = skipSpace(text, skipSpace(text, written.end) + 1)
    }
    const value = valueAt(text, at)
    if (name === key) return value
    if (value.end === at) return null
    at = skipSpace(text, skipSpace(text, value.end) + 1)
  }
  return null
}

function skipSpace(text: string, from: number): number {
  let at = from
  while (at < text.length && /\s/.test(text[at]!)) at++
  return at
}

/** The extent of the value that begins at a character; of a text that is no JSON, as far as it can be told. */
function valueAt(text: string, start: number): Place {
  if (text[start] === '"') return { start, end: endOfString(text, start) }
  if (text[start] === '{' || text[start] === '[') return { start, end: endOfNesting(text, start) }
  let end = start
  while (end < text.length && !/[\s,\]}]/.test(text[end]!)) end++
  return { start, end }
}

function endOfString(text: string, start: number): number {
  let at = start + 1
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return Math.min(at + 1, text.length)
}

function endOfNesting(text: string, start: number): number {
  let depth = 0
  let at = start
  while (at < text.length) {
    if (text[at] === '"') {
      at = endOfString(text, at)
      continue
    }
    if (text[at] === '{' || text[at] === '[') depth++
    if (text[at] === '}' || text[at] === ']') depth--
    at++
    if (depth === 0) return at
  }
  return at
}
