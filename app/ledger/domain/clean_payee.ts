import { endsInPlace } from './place_names.js'
import { matchKey, tidyName } from './match_key.js'

/*
 * The name of a payee out of what banks write: who processed the payment, how it was paid, when, with which card, at which terminal of
 * which branch in which town are not part of it. What is left over after doubt stays: a name that is too long is still a name.
 */

const either = (words: string) =>
  words
    .trim()
    .split(/\s*\|\s*/)
    .join('|')

/** Those who pass payments on; what follows the mark is who was paid. */
const PROCESSOR = new RegExp(
  `^(?:${either(`paypal | pp | pypl | sq | sqc | gosq\\.com | tst | sumup | zettle | izettle | iz | ztl | stripe |
    sp | klarna | adyen | mollie | mol |
    aplpay | apple pay | google pay | gpay | google | fs | paddle\\.net | 2co\\.com | in | py | ccv | bck | nyx |
    wl | dd | eb | lsp | ls | wpy | ysi | viv |
    ezi | dnh | cke | bt | ckx | ppro | payu | mp | mercadopago | ifood | rappi | pagseguro | pag | yoco | viva |
    nexi | worldline | teya | dojo`)})\\s*[*_]+\\s*`,
  'iu',
)
const WALLET = /^(?:aplpay|apple pay|google pay|gpay|samsung pay|sumup|zettle|izettle)(?:\s*[:/-]\s*|\s+)(?=\S)/iu

/** How it was paid, in front of the name. Longer wordings come first. */
const MANNER = new RegExp(
  `^(?:${either(`(?:recurring )?(?:purchase|payment) authorized on \\S+ | recurring payment | checkcard \\d* |
    check ?card purchase | debit card purchase |
    card purchase | card payment to | card payment | visa purchase | visa debit | visa | mastercard | maestro |
    pos purchase | pos debit | pos | eftpos |
    contactless payment | contactless | contactless: | direct debit to | direct debit | purchase at | purchase |
    kartenzahlung | kartenumsatz | girocard | debitkarte | kreditkarte | karteneinkauf | einkauf | bezahlung |
    sepa[- ]lastschrift | lastschrift | ec-zahlung |
    paiement par carte | paiement carte | paiement cb \\d{4} | paiement cb | paiement psc | achat cb | achat carte |
    carte \\d{2}[/.]\\d{2}(?:[/.]\\d{2,4})? | facture carte | cb |
    prélèvement | prlv sepa | prlv | compra con tarjeta | compra tarjeta | compra tarj\\.? | pago con tarjeta |
    pago en | compra en | compra | adeudo | recibo |
    pagamento pos | pagamento carta | pagamento con carta | acquisto pos | pagamento | addebito sdd |
    compra a débito |
    betaalautomaat | bea,? betaalpas | bea | betaling | incasso | sepa incasso | ideal |
    kortköp | kortkjøp | varekjøp | visa vare | dankort-nota | dankort | korttiosto | autogiro |
    zakup przy użyciu karty | płatność kartą | zakup | platba kartou | kártyás vásárlás | покупка |
    оплата`)})(?:\\s*[:,/-]\\s*|\\s+)(?=\\S)`,
  'iu',
)
const THANKS = new RegExp(
  `\\s+(?:${either(`sagt danke | dankt | vielen dank | danke | thank you | merci | gracias | grazie`)})\\b.*$`,
  'iu',
)

const MONTH =
  '(?:jan|feb|mar|mär|mrz|apr|mai|may|jun|jul|aug|sep|sept|oct|okt|nov|dec|dez|janv|févr|avr|juin|juil|août|déc|ene|abr|ago|dic|gen|mag|giu|lug|set|ott)'
/** What stands anywhere between the words and is no name. */
const NOISE: readonly RegExp[] = [
  // Days and times.
  /(?<![\p{L}\p{N}])\d{4}-\d{2}-\d{2}(?:[T ]\d{2}[:.]\d{2}(?:[:.]\d{2})?)?(?![\p{L}\p{N}])/giu,
  /(?<![\p{L}\p{N}./-])\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})(?![\p{L}\p{N}])/gu,
  /(?<![\p{L}\p{N}./-])(?:0[1-9]|[12]\d|3[01])[./](?:0[1-9]|[12]\d|3[01])\.?(?![\p{L}\p{N}])/gu,
  new RegExp(`(?<![\\p{L}\\p{N}])\\d{1,2}\\.? ?${MONTH}\\.? ?(?:\\d{4}|\\d{2})?(?![\\p{L}\\p{N}])`, 'giu'),
  /(?<![\p{L}\p{N}])(?:um |at |à |a las )?(?:[01]?\d|2[0-3])[:.][0-5]\d(?:[:.][0-5]\d)?(?: ?(?:uhr|am|pm|h))?(?![\p{L}\p{N}])/giu,
  // Cards.
  /(?<![\p{L}\p{N}])(?:card|karte|kartennr\.?|carte|tarjeta|tarj\.?|carta|kort|pas|kaart)\s*(?:no\.?|nr\.?|ending(?: in)?|num\.?)?\s*[:#]?\s*[x*•.]*\s?\d{4,}(?![\p{L}\p{N}])/giu,
  /(?<![\p{L}\p{N}])(?:\d{4,6})?[x*•]{2,}[\s-]?\d{2,6}(?![\p{L}\p{N}])/giu,
  // Terminals, references, telephones.
  /(?<![\p{L}\p{N}])(?:terminal|term|tid|mid|ref(?:erence|erenz|\.)?|auth|trace|txn|trn|rrn|beleg(?:nr)?|folge(?:nr)?|transaction)\.?\s*(?:no\.?|nr\.?|id)?\s*[:#]?\s*(?=[\p{L}]{0,4}\d)[\p{L}\d-]{3,}(?![\p{L}\p{N}])/giu,
  /(?<![\p{L}\p{N}])\+?\d{1,3}[ -]?\(?\d{2,4}\)?(?:[ -]\d{3,4}){1,3}(?![\p{L}\p{N}])/gu,
  // Branches.
  /(?<![\p{L}\p{N}])(?:store|shop|filiale|fil\.?|markt|branch|sucursal|magasin|negozio|tienda|nr\.?|no\.?|num\.?)\s*[:#]?\s*\d{2,}(?![\p{L}\p{N}])/giu,
  /\s#\s?[\p{L}-]?\d+(?![\p{L}\p{N}])/gu,
  /\s\(\s*\d+\s*\)/gu,
]
/** Long numbers, and short codes with many digits, wherever they stand; a name that begins with one keeps it. */
const CODE =
  /(?<=\S\s+)(?:\d{5,}|(?=[\p{Lu}\d-]*\d[\p{Lu}\d-]*\d[\p{Lu}\d-]*\d)(?=[\p{Lu}\d-]*\p{Lu})[\p{Lu}\d-]{7,})(?![\p{L}\p{N}])/gu
/** The number of a branch behind the name; not two digits (Studio 54), and no year (Café 1897). */
const BRANCH = /(?<=\p{L}{2}.*)\s+(?:0\d+|(?!1[5-9]\d\d|20\d\d)\d{3,4})(?=$|\s)/gu
/** What a shop puts behind its own name to tell its orders apart: `AMZN Mktp US*2K4GH6`. */
const ORDER = /\s?\*\s?(?=[\p{L}\d]*\d)[\p{L}\d]{4,}(?=$|\s)/gu
const LOOSE_END = /^[\s,;:*/\\|.\-–_#]+|[\s,;:*/\\|\-–_#]+$/gu

const REPEATS_MAX = 4
/** No bank says more in one field, and looking for places takes quadratic time. */
const CHARS_MAX = 300

/** Never empty where the text has a word: then that word is the name. */
export function cleanPayee(text: string): string {
  const read = text.normalize('NFKC').trim().slice(0, CHARS_MAX).toWellFormed()
  let name = withoutTail(read)
  for (let repeat = 0; repeat < REPEATS_MAX; repeat++) {
    const next = cleanOnce(name)
    if (next === name) break
    name = next
  }
  return isName(name) ? name : tidyName(read)
}

/** The key by which a bank's text finds its payee. */
export function payeeKey(text: string): string {
  return matchKey(cleanPayee(text))
}

/** Two letters, or one sign of a script that writes words with it. */
const isName = (text: string) => /\p{L}.*[\p{L}\p{N}]|[\p{Script=Han}\p{Script=Hangul}\p{Script=Thai}]/u.test(text)

function cleanOnce(text: string): string {
  let name = text
  for (const lead of [PROCESSOR, WALLET, MANNER]) name = keepIfName(name, name.replace(lead, ''))
  let isNumbered = false
  // What follows has a number in it, and most names have none.
  if (/\d/.test(name)) {
    const ordered = keepIfName(name, name.replace(ORDER, ''))
    name = withoutNumbers(ordered)
    isNumbered = tidyName(name) !== tidyName(ordered)
  }
  name = keepIfName(name, endsInPlace(name.replace(LOOSE_END, ''), isNumbered))
  name = keepIfName(name, name.replace(THANKS, ''))
  return tidyName(name.replace(LOOSE_END, ''))
}

/** Without days, cards, references, branches and other codes. */
function withoutNumbers(text: string): string {
  let name = text
  for (const noise of NOISE) name = keepIfName(name, name.replace(noise, ' '))
  name = keepIfName(name, name.replace(CODE, ' '))
  return keepIfName(name, name.replace(BRANCH, ' '))
}

/** What is nothing but noise is left as it is: then it is all there is of a name. */
function keepIfName(before: string, after: string): string {
  return after === before || !isName(after.replace(LOOSE_END, '')) ? before : after
}

/** Banks set the place apart: `SHOP//BERLIN/DE`, `SHOP\BERLIN\10115 DEU`, `SHOP            BERLIN`. */
function withoutTail(text: string): string {
  const [, head = '', tail = ''] = /^(.*?\S)(\s*\/\/.*|\\.*)$/su.exec(text) ?? []
  const kept = tail !== '' && isName(head) ? head : text
  const [, name = '', place = ''] = /^(.*?\S)\s{3,}(.*)$/su.exec(kept) ?? []
  return isName(name) && endsInPlace(`x, ${tidyName(place)}`, true) === 'x' ? tidyName(name) : tidyName(kept)
}
