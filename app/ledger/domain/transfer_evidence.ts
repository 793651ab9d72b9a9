import { dayNumber } from '#core/plain_date'
import { matchKey } from './match_key.js'

/** One half of what may be a transfer: a transaction with one account of one's own and one category. */
export interface TransferSide {
  transactionId: number
  accountId: number
  currency: string
  occurredOn: string
  /** From the account's view: what left is negative. */
  minor: number
  /** All the bank and people wrote: raw description, memo, payee, counterparty. */
  text: string
  /** The other account by its name, where the file says that it is a transfer. */
  otherAccount?: string
  /** A rule or a plugin gave it a category, so somebody thought it was something else. */
  isCategorised: boolean
}

/** An account of one's own, as far as payments name it. */
export interface NamedAccount {
  id: number
  name: string
  subtype: string
  number: string | null
}

/** Minor units of another currency by the rate of the day; undefined when there is none. */
export type Convert = (minor: number, from: string, to: string, on: string) => number | undefined

export interface Evidence {
  /** From 0 to 100 and a little more; a whole number, so that sums of scores are exact. */
  score: number
  /** In words, the strongest first. */
  reasons: string[]
  /** More speaks for it than amount, day and one word: enough to need no person, where nothing else comes into question. */
  isStrong: boolean
}

/** What a side says, read once. */
export interface ReadSide extends TransferSide {
  day: number
  compact: string
  references: ReadonlySet<string>
  saysTransfer: boolean
  saysCardPayment: boolean
  saysLoanPayment: boolean
  /** The accounts of one's own that it names. */
  names: ReadonlySet<number>
}

const POINTS = {
  sameAmount: 40,
  amountByRate: 25,
  sameDay: 20,
  accountNumber: 45,
  reference: 25,
  cardOrLoan: 20,
  transferWords: 10,
  categorised: -15,
}

/** Banks take their part of an exchange. */
export const RATE_TOLERANCE = 0.03
/** Words alone are believed for so long; where only a rate speaks for the amounts, for less. */
const STRONG_DAYS = 3
const STRONG_DAYS_BY_RATE = 1
/** Shorter numbers appear in texts by chance. */
const NUMBER_LENGTH_MIN = 6

/** Texts that begin a word with one of these; the beginning, because some languages build long words from it. */
const beginning = (words: string) =>
  new RegExp(
    `(?<!\\p{L})(?:${words
      .trim()
      .split(/\s*\|\s*/)
      .join('|')})`,
    'u',
  )

const TRANSFER_WORDS = beginning(`
  transfer | trf | xfer | own account | to savings | from savings | übertrag | uebertrag | eigenübertrag | umbuchung |
  virement | transferencia | traspaso | trasferimento | giroconto | overboeking | överföring | przelew własny |
  exchanged | currency exchange | currency conversion | converted | conversion | währungstausch | umtausch | umgetauscht |
  change de devise | cambio de divisa | cambio valuta | valutawissel | valutaväxling | wymiana walut`)
const CARD_WORDS = beginning(`
  payment thank you | thank you for your payment | payment received | card payment | credit card | autopay | kreditkarte |
  kartenabrechnung | paiement carte | carte de crédit | tarjeta de crédito | lastschrift dankend`)
const LOAN_WORDS = beginning(`
  loan | mortgage | installment | instalment | darlehen | kredit | tilgung | hypothek | prêt | préstamo | mutuo | lån`)
const REFERENCE = /[\p{L}\p{N}]{6,}/gu

/** Whether words of a bank call something a transfer or an exchange. */
export const isCalledTransfer = (text: string) => TRANSFER_WORDS.test(text.toLowerCase())

export function readSide(side: TransferSide, accounts: readonly NamedAccount[]): ReadSide {
  const text = side.text.toLowerCase()
  const compact = compactOf(side.text)
  return {
    ...side,
    day: dayNumber(side.occurredOn),
    compact,
    references: new Set((text.match(REFERENCE) ?? []).filter((word) => (word.match(/\d/g) ?? []).length >= 4)),
    saysTransfer: TRANSFER_WORDS.test(text),
    saysCardPayment: CARD_WORDS.test(text),
    saysLoanPayment: LOAN_WORDS.test(text),
    names: new Set(accounts.filter((account) => isNamed(account, side, compact)).map(({ id }) => id)),
  }
}

/** Texts carry numbers with and without spaces, dashes and in either case. */
const compactOf = (text: string) => text.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '')

function isNamed({ id, name, number }: NamedAccount, side: TransferSide, text: string): boolean {
  if (id === side.accountId) return false
  if (side.otherAccount !== undefined && matchKey(side.otherAccount) === matchKey(name)) return true
  if (number === null) return false
  const wanted = compactOf(number)
  return wanted.length >= NUMBER_LENGTH_MIN && text.includes(wanted)
}

/**
 * What speaks for money that left one account having arrived in the other, after the amounts were found to agree; null where it cannot
 * have.
 */
export function weigh(
  from: ReadSide,
  to: ReadSide,
  amount: AmountEvidence,
  around: { subtypes: ReadonlyMap<number, string>; windowDays: number },
): Evidence | null {
  const days = Math.abs(from.day - to.day)
  if (from.accountId === to.accountId || days > around.windowDays || namesAnother(from, to)) return null
  const texts = readTexts(from, to, around.subtypes.get(to.accountId))
  const found: [number, string | null][] = [
    [amount.points, amount.reason],
    [POINTS.sameDay * (1 - days / (around.windowDays + 1)), inDays(days)],
    [POINTS.categorised * (Number(from.isCategorised) + Number(to.isCategorised)), null],
    ...weighTexts(texts),
  ]
  found.sort((a, b) => b[0] - a[0])
  const score = Math.round(found.reduce((sum, [points]) => sum + points, 0))
  const believed = from.currency === to.currency ? STRONG_DAYS : STRONG_DAYS_BY_RATE
  const saysSo = texts.namesOther || texts.isReferenced || (days <= believed && texts.isCalledSo)
  const isStrong = saysSo && !from.isCategorised && !to.isCategorised
  return { score, reasons: found.flatMap(([, reason]) => reason ?? []), isStrong }
}

/** A text that names another account of one's own says that the money went there. */
function namesAnother(from: ReadSide, to: ReadSide): boolean {
  return (from.names.size > 0 && !from.names.has(to.accountId)) || (to.names.size > 0 && !to.names.has(from.accountId))
}

export interface AmountEvidence {
  points: number
  reason: string
}

/** Whether what left can be what arrived; null where it cannot. Needs no reading of texts. */
export function weighAmount(from: TransferSide, to: TransferSide, convert: Convert): AmountEvidence | null {
  if (from.currency === to.currency)
    return from.minor === -to.minor ? { points: POINTS.sameAmount, reason: 'The amounts are the same' } : null
  const expected = convert(-from.minor, from.currency, to.currency, from.occurredOn)
  if (!expected || Math.abs(to.minor - expected) > expected * RATE_TOLERANCE) return null
  return { points: POINTS.amountByRate, reason: 'The amounts agree by the rate of the day' }
}

const inDays = (days: number) => (days === 0 ? 'On the same day' : days === 1 ? 'One day apart' : `${days} days apart`)

interface TextEvidence {
  namesOther: boolean
  isReferenced: boolean
  isCardPayment: boolean
  isLoanPayment: boolean
  /** How many of the two are called a transfer. */
  saying: number
  /** Both are called a transfer, or one the payment of just such an account. */
  isCalledSo: boolean
}

function readTexts(from: ReadSide, to: ReadSide, target: string | undefined): TextEvidence {
  const saying = Number(from.saysTransfer) + Number(to.saysTransfer)
  const isCardPayment = target === 'credit_card' && (from.saysCardPayment || to.saysCardPayment)
  const isLoanPayment = (target === 'loan' || target === 'mortgage') && (from.saysLoanPayment || to.saysLoanPayment)
  return {
    namesOther: from.names.size + to.names.size > 0,
    isReferenced: [...from.references].some((reference) => to.references.has(reference)),
    isCardPayment,
    isLoanPayment,
    saying,
    isCalledSo: saying === 2 || isCardPayment || isLoanPayment,
  }
}

function weighTexts({
  namesOther,
  isReferenced,
  isCardPayment,
  isLoanPayment,
  saying,
}: TextEvidence): [number, string][] {
  const found: [number, string][] = []
  if (namesOther) found.push([POINTS.accountNumber, 'The bank names the other account'])
  if (isReferenced) found.push([POINTS.reference, 'Both carry the same reference'])
  if (isCardPayment) found.push([POINTS.cardOrLoan, 'It reads like the payment of a card'])
  if (isLoanPayment) found.push([POINTS.cardOrLoan, 'It reads like the payment of a loan'])
  if (saying > 0)
    found.push([
      POINTS.transferWords * saying,
      saying === 2 ? 'Both are called a transfer' : 'One is called a transfer',
    ])
  return found
}
