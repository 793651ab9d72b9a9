import { PluginError } from '@florin/plugin-sdk'

/** An amount as journals write it: `-1,234.50 EUR`, `$20`, `10 "Fund A"`. */
export interface Amount {
  quantity: string
  commodity: string
}

const NUMBER = "[-+]?\\s?\\d(?:[\\d.,' ]*\\d)?\\.?|[-+]?[.,]\\d+"
const SYMBOL = '"[^"]*"|[^-+\\d\\s.,;@*/(){}\\[\\]<>=!"&|]+'
const LEFT = new RegExp(`^([-+]?)\\s*(${SYMBOL})\\s*(${NUMBER})(?:[eE]([-+]?\\d+))?`)
const RIGHT = new RegExp(`^(${NUMBER})(?:[eE]([-+]?\\d+))?\\s*(${SYMBOL})?`)

/** Reads an amount at the beginning of a text. Answers what is left of the text as well. */
export function readAmount(text: string, mark: '.' | ',' | undefined): { amount: Amount; rest: string } | undefined {
  const left = LEFT.exec(text)
  if (left) {
    const quantity = plain((left[1] === '-' ? '-' : '') + left[3]!, mark)
    return { amount: { quantity, commodity: symbol(left[2]!) }, rest: text.slice(left[0].length).trimStart() }
  }
  const right = RIGHT.exec(text)
  if (!right) return undefined
  const quantity = plain(right[1]!, mark)
  return { amount: { quantity, commodity: symbol(right[3] ?? '') }, rest: text.slice(right[0].length).trimStart() }
}

const SIGNS = new Map(
  Object.entries({
    $: 'USD',
    '€': 'EUR',
    '£': 'GBP',
    '¥': 'JPY',
    '₹': 'INR',
    '₽': 'RUB',
    '₩': 'KRW',
  }),
)

/** Signs of currencies stand for the currency most people mean by them. */
function symbol(text: string): string {
  const bare = text.startsWith('"') ? text.slice(1, -1) : text
  return (SIGNS.get(bare) ?? bare).trim().slice(0, 40)
}

/** Plain decimal text. `mark` is the decimal mark where the journal declares one; otherwise the number itself tells. */
export function plain(number: string, mark?: '.' | ','): string {
  const compact = number.replace(/[\s'+]/g, '')
  const decimal = mark ?? decimalMark(compact)
  const group = decimal === '.' ? ',' : '.'
  const text = compact.replaceAll(group, '').replace(',', '.').replace(/\.$/, '')
  const filled = text.replace(/^(-?)\./, '$10.')
  if (!/^-?\d+(\.\d+)?$/.test(filled)) throw new PluginError('invalid_input', `"${number}" is no number`)
  return filled
}

/** The last of two different marks; one that stands twice groups thousands; a single one is the decimal mark. */
function decimalMark(number: string): '.' | ',' {
  const [point, comma] = [number.lastIndexOf('.'), number.lastIndexOf(',')]
  if (point >= 0 && comma >= 0) return point > comma ? '.' : ','
  if (comma < 0) return number.indexOf('.') === point ? '.' : ','
  return number.indexOf(',') === comma && !/^\d{1,3},\d{3}$/.test(number.replace('-', '')) ? ',' : '.'
}
