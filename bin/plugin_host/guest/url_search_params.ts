import { percentDecode, percentEncode } from './percent.js'

const FORM_KEEPS = /[A-Za-z0-9*\-._]/

const encode = (text: string) => percentEncode(text, (character) => FORM_KEEPS.test(character)).replace(/%20/g, '+')
const decode = (text: string) => percentDecode(text.replace(/\+/g, ' '))

type Init = string | Iterable<readonly [string, string]> | Record<string, string>

/** As on the web. A URL hears of every change, so that its `search` stays the same thing. */
export class URLSearchParams {
  #pairs: [string, string][] = []
  readonly #changed: (() => void) | undefined

  constructor(init: Init = '', changed?: () => void) {
    this.#changed = changed
    this.#pairs = read(init)
  }

  get size(): number {
    return this.#pairs.length
  }

  append(name: string, value: string): void {
    this.#pairs.push([String(name), String(value)])
    this.#changed?.()
  }

  delete(name: string, value?: string): void {
    this.#pairs = this.#pairs.filter(([key, each]) => key !== name || (value !== undefined && each !== value))
    this.#changed?.()
  }

  get(name: string): string | null {
    return this.#pairs.find(([key]) => key === name)?.[1] ?? null
  }

  getAll(name: string): string[] {
    return this.#pairs.filter(([key]) => key === name).map(([, value]) => value)
  }

  has(name: string, value?: string): boolean {
    return this.#pairs.some(([key, each]) => key === name && (value === undefined || each === value))
  }

  set(name: string, value: string): void {
    const first = this.#pairs.findIndex(([key]) => key === name)
    if (first === -1) return this.append(name, value)
    this.#pairs[first]![1] = String(value)
    this.#pairs = this.#pairs.filter(([key], index) => key !== name || index === first)
    this.#changed?.()
  }

  sort(): void {
    this.#pairs.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    this.#changed?.()
  }

  forEach(visit: (value: string, name: string, params: URLSearchParams) => void): void {
    for (const [name, value] of this.#pairs) visit(value, name, this)
  }

  *entries(): Generator<[string, string]> {
    for (const [name, value] of this.#pairs) yield [name, value]
  }

  *keys(): Generator<string> {
    for (const [name] of this.#pairs) yield name
  }

  *values(): Generator<string> {
    for (const [, value] of this.#pairs) yield value
  }

  [Symbol.iterator](): Generator<[string, string]> {
    return this.entries()
  }

  toString(): string {
    return this.#pairs.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&')
  }
}

function read(init: Init): [string, string][] {
  if (init !== null && typeof init === 'object') {
    const pairs = Symbol.iterator in init ? [...init] : Object.entries(init)
    return pairs.map(([name, value]) => [String(name), String(value)])
  }
  return String(init)
    .replace(/^\?/, '')
    .split('&')
    .filter((part) => part !== '')
    .map((part) => {
      const [name, ...value] = part.split('=')
      return [decode(name!), decode(value.join('='))]
    })
}
