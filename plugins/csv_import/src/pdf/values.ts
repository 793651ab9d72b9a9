const MONTH = '[\\p{L}]{3,10}\\.?'
const DATE = new RegExp(
  `^(?:\\d{4}[-./]\\d{1,2}[-./]\\d{1,2}|\\d{1,2}[-./]\\d{1,2}(?:[-./](?:\\d{4}|\\d{2})|\\.)?|\\d{1,2}[ -]?${MONTH}(?:[ ,-]+\\d{4}|[ -]\\d{2})?|${MONTH} ?\\d{1,2}(?:, ?\\d{4})?)(?=\\s|$)`,
  'u',
)
const MONTHS =
  /^(jan|feb|f[ée]v|mar|m[äa]r|apr|avr|abr|may|mai|mei|maj|jun|jui|jul|aug|ao[uû]|ago|sep|set|oct|okt|out|nov|dec|d[ée]z|d[ée]c|dic|gen|mag|giu|lug|ott|ene)/i

/** A day at the beginning of a text, as it is written, and what follows. */
export function leadingDate(text: string): { date: string; rest: string } | undefined {
  const date = DATE.exec(text)?.[0]
  if (date === undefined) return undefined
  const word = /\p{L}+/u.exec(date)?.[0]
  if (word !== undefined && !MONTHS.test(word)) return undefined
  const [day, month] = date.split(/[-./]/).map(Number)
  if (
    word === undefined &&
    !/^\d{4}/.test(date) &&
    (Math.min(day!, month!) > 12 || Math.max(day!, month!) > 31 || day === 0 || month === 0)
  )
    return undefined
  return { date, rest: text.slice(date.length).trim() }
}

export const hasYear = (date: string) =>
  /^\d{4}\D|\d{4}$|^\d{1,2}[-./]\d{1,2}[-./]\d{2}$|\p{L}[.]?[ -]\d{2}$/u.test(date) &&
  !/^\p{L}+\.? \d{1,2}$/u.test(date)

/** With a year behind it, in the manner it is written. */
export function withYear(date: string, year: number): string {
  const bare = date.replace(/[.]$/, '')
  if (/\p{L}/u.test(bare)) return `${bare} ${year}`
  return `${bare}${/[-./]/.exec(bare)![0]}${year}`
}

const AMOUNT =
  /^([-+(−–]?)\s*(?:[A-Z]{0,3}[$€£¥₹]|[A-Z]{3}|CHF|R\$)?\s*([-−–]?)(\d{1,3}(?:[.,' \u00a0]\d{3})+[.,]\d{2}|\d+[.,]\d{2})\s*(?:[A-Z]{0,3}[$€£¥₹]|[A-Z]{3})?\s*(\)|CR|DR|Cr|Dr|C|D|H|S|[-+−–])?$/

export interface PrintedAmount {
  /** Without a sign. */
  number: string
  mark: 'minus' | 'plus' | 'credit' | 'debit' | 'parentheses' | null
}

/** An amount as statements print it. Whole numbers are not taken for one: references and counts look the same. */
export function readPrinted(text: string): PrintedAmount | undefined {
  const [, before = '', inner = '', number, behind = ''] = AMOUNT.exec(text.trim()) ?? []
  if (number === undefined) return undefined
  if (before === '(' && behind === ')') return { number, mark: 'parentheses' }
  if (/^(CR|Cr|C|H)$/.test(behind)) return { number, mark: 'credit' }
  if (/^(DR|Dr|D|S)$/.test(behind)) return { number, mark: 'debit' }
  if (/[-−–]/.test(before + inner + behind)) return { number, mark: 'minus' }
  return { number, mark: (before + behind).includes('+') ? 'plus' : null }
}
