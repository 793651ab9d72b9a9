/** What the scanner finds: a tag opens (with the text that follows it) or closes. */
export interface TagListener {
  /** `value` is the text up to the next tag, trimmed: the content of a leaf, empty for most aggregates. */
  open(tag: string, value: string, at: number): void
  close(tag: string): void
}

const SPACE = 32
const DOT = 46
const SLASH = 47
const BANG = 33
const QUESTION = 63
const GREATER = 62

/**
 * Goes over OFX once, SGML (leaves without end tags) and XML alike, and builds no tree: broken nesting then breaks nothing. A `<`
 * that begins no tag belongs to the text.
 */
export function scan(text: string, listener: TagListener, from = 0): void {
  let at = nextTag(text, from)
  while (at >= 0) {
    const kind = text.charCodeAt(at + 1)
    if (kind === BANG || kind === QUESTION) {
      at = nextTag(text, endOfMarkup(text, at))
      continue
    }
    const nameStart = kind === SLASH ? at + 2 : at + 1
    let end = endOfName(text, nameStart)
    let tag = text.slice(nameStart, end)
    if (text.charCodeAt(end) !== GREATER) {
      end = text.indexOf('>', end)
      if (end < 0) return
      tag = unusualName(text.slice(nameStart, end))
    }
    if (kind === SLASH) {
      listener.close(tag)
      at = nextTag(text, end + 1)
      continue
    }
    const next = nextTag(text, end + 1)
    if (next >= 0 && text.startsWith('<![CDATA[', next)) {
      const stop = text.indexOf(']]>', next)
      listener.open(tag, text.slice(next + 9, stop < 0 ? undefined : stop).trim(), at)
      at = stop < 0 ? -1 : nextTag(text, stop + 3)
    } else {
      const value = trimmed(text, end + 1, next < 0 ? text.length : next)
      listener.open(tag, value, at)
      // The end tag of a leaf tells nothing new.
      const isClosed = value !== '' && text.charCodeAt(next + 1) === SLASH && text.startsWith(tag, next + 2)
      at = isClosed ? nextTag(text, next + 2 + tag.length) : next
    }
  }
}

/** Cut out once, without the white space around it. */
function trimmed(text: string, from: number, to: number): string {
  while (from < to && text.charCodeAt(from) <= SPACE) from++
  while (to > from && text.charCodeAt(to - 1) <= SPACE) to--
  return text.slice(from, to).trim()
}

/** The next `<` that begins a tag, an end tag, a comment or an instruction. */
function nextTag(text: string, from: number): number {
  for (let at = text.indexOf('<', from); at >= 0; at = text.indexOf('<', at + 1)) {
    const code = text.charCodeAt(at + 1)
    const isLetter = (code >= 65 && code <= 90) || (code >= 97 && code <= 122)
    if (isLetter || code === SLASH || code === BANG || code === QUESTION) return at
  }
  return -1
}

/** Where the capitals, digits and points of a name end. */
function endOfName(text: string, from: number): number {
  for (let at = from; ; at++) {
    const code = text.charCodeAt(at)
    const isPlain = (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === DOT
    if (!isPlain) return at
  }
}

/** Upper case, without attributes and without the slash of an empty element. */
function unusualName(name: string): string {
  return name.split(/[\s/]/, 1)[0]!.toUpperCase()
}

function endOfMarkup(text: string, at: number): number {
  const [opening, closing] = text.startsWith('<!--', at)
    ? ['<!--', '-->']
    : text.startsWith('<?', at)
      ? ['<?', '?>']
      : ['<!', '>']
  const end = text.indexOf(closing, at + opening.length)
  return end < 0 ? text.length : end + closing.length
}
