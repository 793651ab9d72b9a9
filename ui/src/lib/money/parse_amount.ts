/**
 * Reads amounts the way people type them: `12,5`, `1.234,56`, `1,234.56`, `€ 12`, and sums such as `12+3,50*2`.
 * Works in fixed point with eight decimals and rounds half away from zero at the end.
 */
const PRECISION = 8n
const ONE = 10n ** PRECISION

interface AmountFormat {
  /** The decimal separator of the person's language; settles what `1.234` means. */
  separator: ',' | '.'
  /** Decimals of the currency. */
  scale: number
}

/** The amount as decimal text, or null when it cannot be read. */
export function parseAmount(text: string, format: AmountFormat): string | null {
  const cleaned = text.replace(/[\s\u00a0\u202f'’\p{Sc}]|[A-Za-z]{3}/gu, '').replace(/[−–]/g, '-')
  if (cleaned === '') return null
  const tokens = cleaned.match(/[\d.,]+|[-+*/()]/g)
  if (!tokens || tokens.join('') !== cleaned) return null
  try {
    const reader = new SumReader(tokens, format.separator)
    return toText(reader.read(), format.scale)
  } catch (error) {
    if (error instanceof Unreadable) return null
    throw error
  }
}

class Unreadable extends Error {}

class SumReader {
  #at = 0

  constructor(
    private tokens: string[],
    private separator: ',' | '.',
  ) {}

  read(): bigint {
    const value = this.#terms()
    if (this.#at < this.tokens.length) throw new Unreadable()
    return value
  }

  #terms(): bigint {
    let value = this.#factors()
    for (let sign = this.#take('+', '-'); sign; sign = this.#take('+', '-')) {
      value = sign === '+' ? value + this.#factors() : value - this.#factors()
    }
    return value
  }

  #factors(): bigint {
    let value = this.#single()
    for (let sign = this.#take('*', '/'); sign; sign = this.#take('*', '/')) {
      const next = this.#single()
      if (sign === '/' && next === 0n) throw new Unreadable()
      value = sign === '*' ? (value * next) / ONE : (value * ONE) / next
    }
    return value
  }

  #single(): bigint {
    if (this.#take('-')) return -this.#single()
    if (this.#take('+')) return this.#single()
    if (this.#take('(')) {
      const value = this.#terms()
      if (!this.#take(')')) throw new Unreadable()
      return value
    }
    return readNumber(this.tokens[this.#at++] ?? '', this.separator)
  }

  #take(...wanted: string[]): string | undefined {
    const token = this.tokens[this.#at]
    if (token === undefined || !wanted.includes(token)) return undefined
    this.#at++
    return token
  }
}

/** Digits alone, or in groups with one kind of mark between them; of two digits, too, as in `1,00,000`. */
const WHOLE = /^\d*$|^\d{1,3}(?:\.\d{2,3})+$|^\d{1,3}(?:,\d{2,3})+$/

function readNumber(text: string, separator: ',' | '.'): bigint {
  const decimalAt = decimalPosition(text, separator)
  const whole = decimalAt < 0 ? text : text.slice(0, decimalAt)
  const fraction = decimalAt < 0 ? '' : text.slice(decimalAt + 1)
  const digits = whole.replace(/[.,]/g, '') + fraction
  // The decimal mark stands once: in `1,2,3.4.5` nobody can tell which part is which.
  const usedTwice = decimalAt >= 0 && whole.includes(text[decimalAt]!)
  if (digits === '' || usedTwice || !WHOLE.test(whole)) throw new Unreadable()
  return BigInt(digits.slice(0, digits.length - fraction.length) + padded(fraction))
}

const padded = (fraction: string) => fraction.slice(0, Number(PRECISION)).padEnd(Number(PRECISION), '0')

function decimalPosition(text: string, separator: ',' | '.'): number {
  const last = Math.max(text.lastIndexOf(','), text.lastIndexOf('.'))
  if (last < 0) return -1
  const mark = text[last] as ',' | '.'
  const bothMarks = text.includes(',') && text.includes('.')
  if (bothMarks) return last
  const repeated = text.indexOf(mark) !== last
  const looksGrouped = mark !== separator && /^\d{1,3}[.,]\d{3}$/.test(text)
  return repeated || looksGrouped ? -1 : last
}

function toText(value: bigint, scale: number): string {
  const step = 10n ** (PRECISION - BigInt(scale))
  const magnitude = value < 0n ? -value : value
  const rounded = (magnitude + step / 2n) / step
  const digits = String(rounded).padStart(scale + 1, '0')
  const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`
  return value < 0n && rounded !== 0n ? `-${text}` : text
}
