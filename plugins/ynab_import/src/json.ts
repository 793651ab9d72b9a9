/** More than this cannot be money, and is written with an exponent. */
const LARGEST = 1e15

/** Values of a document that anybody may have written: fields of a wrong type are as good as absent. */
export class Fields {
  readonly #fields: Record<string, unknown>

  constructor(value: unknown) {
    this.#fields = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  }

  has(name: string): boolean {
    return Object.hasOwn(this.#fields, name)
  }

  text(name: string): string {
    const value = Object.hasOwn(this.#fields, name) ? this.#fields[name] : undefined
    return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
  }

  number(name: string): number {
    const value = this.#fields[name]
    return typeof value === 'number' && Math.abs(value) < LARGEST ? value : 0
  }

  is(name: string): boolean {
    return this.#fields[name] === true
  }

  object(name: string): Fields {
    return new Fields(Object.hasOwn(this.#fields, name) ? this.#fields[name] : undefined)
  }

  list(name: string): Fields[] {
    const value = Object.hasOwn(this.#fields, name) ? this.#fields[name] : undefined
    return Array.isArray(value) ? value.map((each) => new Fields(each)) : []
  }
}
