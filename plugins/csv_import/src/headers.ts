import { currencyOfSign } from './amounts.js'
import { normalise, roleOfPhrase, type Role } from './vocabulary.js'

export interface Header {
  role: Role
  /** 1 for a known phrase, less where only a word of it is known. */
  certainty: number
  /** A currency the header names, as in "Amount (EUR)". */
  currency?: string
}

const codes = new Set(Intl.supportedValuesOf('currency'))

export function isCurrencyCode(text: string): boolean {
  return codes.has(text.trim().toUpperCase())
}

/** Words that decide where the phrase as a whole is not known; the first that fits wins. */
const WORDS: [RegExp, Role][] = [
  [
    /\b(fee|fees|tax|rate|kurs|gebuhr|commission|limit|refunded|vat|bic|swift|blz|koers|zeit|uhrzeit|time|branch|filiale|agence|sucursal)\b/,
    'ignored',
  ],
  [
    /^(?!.*\b(amount|betrag|montant|importe|bedrag)\b).*(\b(debit|debet)\b.*\b[ck]redit\b|\b[ck]redit\b.*\b(debit|debet)\b)/,
    'direction',
  ],
  [/\b(original|foreign|fremdwahrung|converted|local|vreemde|vreemd|etrangere|puvodni)\b/, 'foreign'],
  [/\b(balance|saldo|solde|kontostand|egyenleg|zustatek|bakiye|остаток)\b|残高|余额|잔액/, 'balance'],
  [/\b(value|valuta|wert|valeur|valor|rente|interest)\b.*\b(date|datum|dato|dag|fecha|data)\b/, 'value_date'],
  [/\b(date|datum|dato|fecha|tarih|дата|created|timestamp)\b|日$|日期|날짜/, 'date'],
  [
    /\b(debit|withdrawals?|paid out|money out|outflow|debet|soll|lastschrift|retrait|cargos?|uscite|addebiti)\b/,
    'debit',
  ],
  [/\b(credit|deposits?|paid in|money in|inflow|haben|gutschrift|versement|abonos?|entrate|accrediti)\b/, 'credit'],
  [
    /\b(amount|betrag|montant|importe|importo|bedrag|belopp|belop|belob|kwota|castka|osszeg|tutar|сумма|valor|suma|summa)\b|金額|金额|금액/,
    'amount',
  ],
  [/\b(currency|wahrung|waehrung|devise|moneda|divisa|munt|waluta|mena|devizanem|valiuta)\b/, 'currency'],
  [
    /\b(counterparty|partner|gegen\w*|tegen\w*|proti\w*|recipient|beneficiary|payee|empfanger\w*|ellenoldali)\b.*\b(account|iban|konto\w*|rekening\w*|szamla\w*|uctu)\b/,
    'counterparty',
  ],
  [
    /\b(account|rekeningnummer|konto|iban)\b.*\b(counterparty|partner|tegenpartij|empfangers?|begunstigde|recipient|beneficiary)\b/,
    'counterparty',
  ],
  [/\b(member|holder|titulaire|titular)\b|karteninhaber/, 'card'],
  [
    /\b(payee|merchant|beneficiary|recipient|sender|payer|empfanger|empfaenger|auftraggeber|tegenpartij|kontrahent|odbiorca|zleceniodawca|nadawca|destinatario|ordenante|mottagare|modtager|получатель)\b/,
    'payee',
  ],
  [
    /\b(description|details?|memo|notes?|narrative|purpose|verwendungszweck|vwz ?\d*|omschrijving|libelle|concepto|causale|descrizione|descripcion|descricao)\b/,
    'memo',
  ],
  [
    /\b(beskrivelse|beskrivning|opis|popis|kozlemeny|описание|назначение|remarks?|reference|referenz|zweck|mitteilung)\b|摘要|備考|备注|적요/,
    'memo',
  ],
  [/\b(name|naam|nom|nombre|nome|navn|namn|nimi|nev|neve|nazev|nazwa)\b/, 'payee'],
  [/\b(account|iban|kontonummer|rekening|compte|cuenta|conto|conta|rachunek|szamlaszam)\b/, 'account'],
  [/\b(category|kategorie|categorie|categoria)\b/, 'category'],
  [/\b(status|state)\b/, 'status'],
]

/** The one currency whose name languages share. */
const EURO = /\beuro(s|a|t|n)?\W*$/i

/** A column of amounts in one currency, with nothing but that for a name. */
const BARE_CURRENCY = /^[A-Z]{3}\$?$/

/** What a column says it is; undefined where its header says nothing known. */
export function readHeader(cell: string): Header | undefined {
  const whole = normalise(cell)
  if (whole === '') return undefined
  const exact = roleOfPhrase(whole)
  const inside = /[([{]([^)\]}]*)[)\]}]/.exec(cell)?.[1] ?? ''
  const last = /\b([A-Z]{3})\W*$/.exec(cell)?.[1] ?? ''
  const currency =
    [inside, last]
      .find((code) => /^\s*[A-Z]{3}\s*$/i.test(code) && isCurrencyCode(code))
      ?.trim()
      .toUpperCase() ??
    currencyOfSign(inside) ??
    (EURO.test(cell) ? 'EUR' : undefined)
  const named = currency && { currency }
  if (BARE_CURRENCY.test(cell.trim()) && isCurrencyCode(cell.trim().slice(0, 3)))
    return { role: 'amount', certainty: 0.9, currency: cell.trim().slice(0, 3).toUpperCase() }
  if (exact) return { role: exact, certainty: 1, ...named }
  const outside = normalise(cell.replace(/[([{][^)\]}]*[)\]}]/g, ' '))
  const insideRole = readInside(normalise(inside))
  const bare = withoutUnit(outside, currency?.toLowerCase())
  const base = roleOfPhrase(bare) ?? roleOfPhrase(outside)
  if (base)
    return { role: insideRole && ['amount', 'currency'].includes(base) ? insideRole : base, certainty: 0.9, ...named }
  const word = WORDS.find(([pattern]) => pattern.test(whole))
  return word && { role: word[1], certainty: 0.6, ...named }
}

const readInside = (text: string) => (/fremd|foreign|original|local|fee/.test(text) ? ('foreign' as const) : undefined)

/** A name without the currency at its end: "betrag in eur", "maara euroa". */
function withoutUnit(name: string, code: string | undefined): string {
  const plain = name.replace(/ euro[satn]?$/, '')
  return code !== undefined && plain.endsWith(code)
    ? plain
        .slice(0, -code.length)
        .replace(/\b(in )?$/, '')
        .trim()
    : plain
}
