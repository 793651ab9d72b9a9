/** What the scanner finds: a tag opens (with the text that follows it) or closes. */
export interface TagListener {
  /** `value` is the text up to the next tag, trimmed: the content of a leaf, empty for most aggregates. */
  open(tag: string, value: string, at: number): void
  close(tag: string): void
}

const DOT = 46
const SLASH = 47
const BANG = 33
const QUESTION = 63

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
    const end = text.indexOf('>', at)
    if (end < 0) return
    if (kind === SLASH) {
      listener.close(tagName(text, at + 2, end))
      at = nextTag(text, end + 1)
      continue
    }
    const tag = tagName(text, at + 1, end)
    const next = nextTag(text, end + 1)
    if (next >= 0 && text.startsWith('<![CDATA[', next)) {
      const stop = text.indexOf(']]>', next)
      listener.open(tag, text.slice(next + 9, stop < 0 ? undefined : stop).trim(), at)
      at = stop < 0 ? -1 : nextTag(text, stop + 3)
    } else {
      const value = text.slice(end + 1, next < 0 ? undefined : next).trim()
      listener.open(tag, value, at)
      // The end tag of a leaf tells nothing new.
      const isClosed = value !== '' && text.charCodeAt(next + 1) === SLASH && text.startsWith(tag, next + 2)
      at = isClosed ? nextTag(text, next + 2 + tag.length) : next
    }
  }
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

/** Upper case, without attributes and without the slash of an empty element. */
function tagName(text: string, from: number, to: number): string {
  const name = text.slice(from, to)
  for (let i = 0; i < name.length; i++) {
    const code = name.charCodeAt(i)
    const isPlain = (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === DOT
    if (!isPlain) return name.split(/[\s/]/, 1)[0]!.toUpperCase()
  }
  return name
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
