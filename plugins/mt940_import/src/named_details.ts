import type { Details } from './payment_details.js'
import { squeeze } from './values.js'

const SEPA = /\b(EREF|KREF|MREF|CRED|DEBT|COAM|OAMT|SVWZ|ABWA|ABWE|IBAN|BIC|PURP|SQTP)\+/g
const PARTIES = 'IBAN|BIC|NAME|ORDP|BENM|CNTP|ADDR|CITY|ID|ULTC|ULTD|ULTB|ACCW'
const REFERENCES = 'EREF|KREF|CSID|MARF|PREF|RREF|CREF|NRTX'
const CIRCUMSTANCES = 'TRTP|REMI|RTRN|ISDT|PURP|SVCL|EXCH|OCMT|CHGS|BUSP'
const SLASHED = new RegExp(`/(${PARTIES}|${REFERENCES}|${CIRCUMSTANCES})/\\s?`, 'g')
const LABELLED =
  /(?<![\w.])(IBAN|BIC|NAAM|NAME|OMSCHRIJVING|KENMERK|MACHTIGING|INCASSANT|BETALINGSKENM\.?|VOOR)\s?:\s*/g

/** Parts that begin with a name: `/NAME/…` and `NAAM: …` of Dutch banks, `SVWZ+…` of SEPA. Undefined for other texts. */
export function readNamed(text: string): Details | undefined {
  if (/^\s*\/[A-Z]{2,4}\//.test(text)) return readSlashed(split(text, SLASHED))
  const sepa = split(text, SEPA)
  if (sepa.size > 1) {
    const { text: memo, payee } = readSepaWords(text)
    return { payee, memo, counterparty: sepa.get('IBAN') ?? '' }
  }
  const labelled = split(text, LABELLED)
  if (!labelled.has('NAAM') && !labelled.has('OMSCHRIJVING')) return undefined
  const memo = labelled.get('OMSCHRIJVING') ?? labelled.get('BETALINGSKENM.') ?? labelled.get('') ?? ''
  return { payee: labelled.get('NAAM') ?? '', memo, counterparty: labelled.get('IBAN') ?? '' }
}

function readSlashed(parts: Map<string, string>): Details {
  const [account = '', , name = ''] = (parts.get('CNTP') ?? '').split('/')
  const remittance = (parts.get('REMI') ?? '').replace(/^\/?(?:USTD|STRD)\/(?:CUR)?\/?/, '')
  const memo = squeeze(remittance.replace(/\/+$/, '')) || parts.get('TRTP') || parts.get('') || ''
  return {
    payee: (parts.get('NAME') || squeeze(name)).replace(/\/+$/, ''),
    memo,
    counterparty: (parts.get('IBAN') || account).replace(/\/+$/, '').trim(),
  }
}

/** The words for people in a SEPA text; all of it where it has no names. */
export function readSepaWords(text: string): { text: string; payee: string } {
  const parts = split(text, SEPA)
  if (parts.size === 1) return { text: squeeze(text), payee: '' }
  const purpose = [parts.get(''), parts.get('SVWZ')].filter(Boolean).join(' ')
  return { text: purpose || squeeze(text), payee: parts.get('ABWA') ?? parts.get('ABWE') ?? '' }
}

/** Parts by name; what stands before the first one has none. The first of a name counts. */
function split(text: string, names: RegExp): Map<string, string> {
  const parts = new Map<string, string>()
  let name = ''
  let from = 0
  const take = (to: number) => {
    if (!parts.has(name) || parts.get(name) === '') parts.set(name, squeeze(text.slice(from, to)))
  }
  for (const match of text.matchAll(names)) {
    take(match.index)
    name = match[1]!
    from = match.index + match[0].length
  }
  take(text.length)
  return parts
}
