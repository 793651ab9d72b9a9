import { PluginError } from '@florin/plugin-sdk'
import { readEntities } from './values.js'

/**
 * What is done with one element of a document: a tree of the few elements that matter, written down once. Everything else is passed
 * over.
 */
export interface Element<Reading> {
  readonly children: Children<Reading>
  /** What children of other names are taken for. */
  readonly others?: Element<Reading>
  readonly opens?: (reading: Reading, at: number) => void
  readonly closes?: (reading: Reading) => void
  /** Takes the text of the element, and the value of its `Ccy` attribute. */
  readonly text?: (reading: Reading, text: string, currency: string) => void
}

/** Elements by a number made of their name, which is compared with the name only when it is found: names are then never cut out. */
export type Children<Reading> = ReadonlyMap<number, { name: string; element: Element<Reading> }>

export function childrenNamed<Reading>(elements: Record<string, Element<Reading>>): Children<Reading> {
  const named = Object.entries(elements).map(([name, element]) => ({ name, element }))
  return new Map(
    named.map((child) => [[...child.name].reduce((hash, letter) => mix(hash, letter.charCodeAt(0)), 0), child]),
  )
}

function mix(hash: number, code: number): number {
  return (Math.imul(hash, 31) + code) | 0
}

const LESS = '<'
const GREATER = 62
const SLASH = 47
const BANG = 33
const QUESTION = 63
const COLON = 58
const SPACE = 32
const QUOTES = [34, 39]

const NOTHING: Element<never> = { children: childrenNamed({}) }

/**
 * Goes over an XML document once and builds no tree. Prefixes of names are not looked at. Throws a PluginError, with the line, where
 * tags do not fit together: half a document must not look like a whole one.
 */
export function scan<Reading>(source: string, root: Element<Reading>, reading: Reading): void {
  new Scanner(source, root, reading).run()
}

class Scanner<Reading> {
  /** Where the names of the open elements begin and end. */
  readonly #starts: number[] = []
  readonly #ends: number[] = []
  readonly #elements: Element<Reading>[]
  #depth = 0
  #currency = ''
  /** Text of the open element before `#from`; only comments and CDATA sections cut it into pieces. */
  #text = ''
  #from = 0

  constructor(
    private readonly source: string,
    root: Element<Reading>,
    private readonly reading: Reading,
  ) {
    this.#elements = [root]
  }

  run(): void {
    const { source } = this
    let at = source.indexOf(LESS)
    while (at >= 0) {
      const code = source.charCodeAt(at + 1)
      let end: number
      if (code === SLASH) end = this.#close(at)
      else if (code === BANG || code === QUESTION) end = this.#skipMarkup(at)
      else if (isNameStart(code)) end = this.#open(at)
      else end = at + 1
      at = source.indexOf(LESS, end)
    }
    if (this.#depth > 0) {
      const open = this.#depth - 1
      const line = this.#lineOf(this.#starts[open]!)
      throw broken(
        `The file ends inside <${this.#nameOf(open)}>, which begins in line ${line}: a part of it is missing.`,
      )
    }
  }

  /** Returns the position behind the tag, as the others do. */
  #open(at: number): number {
    const { source } = this
    let nameEnd = at + 1
    let local = at + 1
    let hash = 0
    for (; nameEnd < source.length; nameEnd++) {
      const code = source.charCodeAt(nameEnd)
      if (code === GREATER || code === SLASH || code <= SPACE) break
      hash = code === COLON ? 0 : mix(hash, code)
      if (code === COLON) local = nameEnd + 1
    }
    const end = source.charCodeAt(nameEnd) === GREATER ? nameEnd : endOfTag(source, nameEnd)
    if (end < 0) throw broken(`Line ${this.#lineOf(at)}: the file ends inside a tag.`)
    const parent = this.#elements[this.#depth]!
    const child = parent.children.get(hash)
    const isKnown = child !== undefined && child.name.length === nameEnd - local && source.startsWith(child.name, local)
    const element = isKnown ? child.element : (parent.others ?? (NOTHING as Element<Reading>))
    if (element.text) this.#currency = end === nameEnd ? '' : currencyIn(source.slice(nameEnd, end))
    element.opens?.(this.reading, at)
    this.#text = ''
    this.#from = end + 1
    if (source.charCodeAt(end - 1) === SLASH && end > nameEnd) {
      element.text?.(this.reading, '', this.#currency)
      element.closes?.(this.reading)
      return end + 1
    }
    this.#starts[this.#depth] = at + 1
    this.#ends[this.#depth] = nameEnd
    this.#elements[++this.#depth] = element
    return end + 1
  }

  #close(at: number): number {
    const { source } = this
    const open = this.#depth - 1
    if (open < 0) throw this.#mismatch(at)
    const start = this.#starts[open]!
    const length = this.#ends[open]! - start
    for (let index = 0; index < length; index++)
      if (source.charCodeAt(start + index) !== source.charCodeAt(at + 2 + index)) throw this.#mismatch(at)
    let end = at + 2 + length
    if (source.charCodeAt(end) !== GREATER) {
      if (source.charCodeAt(end) > SPACE) throw this.#mismatch(at)
      end = source.indexOf('>', end)
      if (end < 0) throw broken(`Line ${this.#lineOf(at)}: the file ends inside a tag.`)
    }
    const element = this.#elements[this.#depth--]!
    if (element.text) {
      const text = this.#text + readEntities(source.slice(this.#from, at))
      element.text(this.reading, text.trim(), this.#currency)
    }
    element.closes?.(this.reading)
    this.#text = ''
    this.#from = end + 1
    return end + 1
  }

  /** Comments, CDATA sections, processing instructions and document types. */
  #skipMarkup(at: number): number {
    const { source } = this
    const isCdata = source.startsWith('<![CDATA[', at)
    const [opening, closing] = isCdata
      ? [9, ']]>']
      : source.startsWith('<!--', at)
        ? [4, '-->']
        : source.charCodeAt(at + 1) === QUESTION
          ? [2, '?>']
          : [2, documentTypeEnd(source, at)]
    const stop = source.indexOf(closing, at + opening)
    if (stop < 0)
      throw broken(`Line ${this.#lineOf(at)}: what begins with "${source.slice(at, at + opening)}" has no end.`)
    const element = this.#elements[this.#depth]!
    if (element.text) {
      this.#text += readEntities(source.slice(this.#from, at)) + (isCdata ? source.slice(at + opening, stop) : '')
      this.#from = stop + closing.length
    }
    return stop + closing.length
  }

  #mismatch(at: number): PluginError {
    const tag = /^<\/[^\s<>]{0,40}/.exec(this.source.slice(at, at + 50))?.[0] ?? '</'
    const open = this.#depth - 1
    if (open < 0) return broken(`Line ${this.#lineOf(at)}: ${tag}> closes nothing.`)
    const began = this.#lineOf(this.#starts[open]!)
    return broken(`Line ${this.#lineOf(at)}: ${tag}> stands where <${this.#nameOf(open)}> of line ${began} should end.`)
  }

  #nameOf(depth: number): string {
    return this.source.slice(this.#starts[depth], this.#ends[depth])
  }

  #lineOf(position: number): number {
    return this.source.slice(0, position).split('\n').length
  }
}

const broken = (message: string) => new PluginError('invalid_input', message.slice(0, 900))

function isNameStart(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code > 127
}

/** The `>` of a tag with attributes, whose values may hold one too; -1 where there is none. */
function endOfTag(source: string, from: number): number {
  let quote = 0
  for (let at = from; at < source.length; at++) {
    const code = source.charCodeAt(at)
    if (quote === 0 && code === GREATER) return at
    if (quote !== 0) quote = code === quote ? 0 : quote
    else if (QUOTES.includes(code)) quote = code
  }
  return -1
}

function currencyIn(attributes: string): string {
  return /\bCcy\s*=\s*["']\s*([A-Za-z]{3})\s*["']/.exec(attributes)?.[1]?.toUpperCase() ?? ''
}

function documentTypeEnd(source: string, at: number): string {
  const end = source.indexOf('>', at)
  return source.slice(at, end).includes('[') ? ']>' : '>'
}
