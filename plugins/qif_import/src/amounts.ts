export type DecimalMark = '.' | ','

/** Finds out which mark stands before the decimals, by all amounts of a file. */
export class DecimalMarks {
  #points = 0
  #commas = 0

  add(text: string): void {
    const point = text.lastIndexOf('.')
    const comma = text.lastIndexOf(',')
    if (point >= 0 && comma >= 0) this.#count(point > comma)
    // Three digits behind a single mark may be a group; any other number of digits may not.
    else if (point >= 0 && !/\.\d{3}\s*$/.test(text)) this.#count(text.indexOf('.') === point)
    else if (comma >= 0 && !/,\d{3}\s*$/.test(text)) this.#count(text.indexOf(',') !== comma)
  }

  #count(isPoint: boolean): void {
    if (isPoint) this.#points++
    else this.#commas++
  }

  decide(): DecimalMark {
    return this.#commas > this.#points ? ',' : '.'
  }
}

/** An amount as a plain decimal string: signs, parentheses, currency signs and groups of digits are understood. */
export function readAmount(text: string, mark: DecimalMark): string | undefined {
  const compact = text.replace(/[\s'’$€£¥]/g, '')
  const [, parenthesis, sign, core, trailing] = /^(\()?([+-]?)([\d.,]+)([-)]?)$/.exec(compact) ?? []
  if (core === undefined) return undefined
  const at = core.lastIndexOf(mark)
  const whole = (at < 0 ? core : core.slice(0, at)).replace(/[.,]/g, '').replace(/^0+(?=\d)/, '')
  const fraction = at < 0 ? '' : core.slice(at + 1)
  if (!/^\d{0,15}$/.test(whole) || !/^\d{0,12}$/.test(fraction) || whole + fraction === '') return undefined
  const isNegative = parenthesis !== undefined || sign === '-' || trailing === '-'
  const size = `${whole || '0'}${fraction && `.${fraction}`}`
  return isNegative && /[1-9]/.test(size) ? `-${size}` : size
}

export function negate(amount: string): string {
  if (amount.startsWith('-')) return amount.slice(1)
  return /[1-9]/.test(amount) ? `-${amount}` : amount
}
