/** Lower case without accents, in Latin letters as far as that is a matter of marks. */
export function fold(text: string): string {
  const lower = text.toLowerCase()
  // Most texts are plain, and taking marks apart costs more than all the rest.
  return isPlain(lower)
    ? lower
    : lower
        .replace(/ß/g, 'ss')
        .replace(/ø/g, 'o')
        .replace(/æ/g, 'ae')
        .replace(/ł/g, 'l')
        .replace(/đ/g, 'd')
        .replace(/ı/g, 'i')
        .normalize('NFD')
        .replace(/\p{M}+/gu, '')
}

function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 126) return false
  return true
}

/** What cards, terminals and banks put around the name of a shop, and what says nothing in any language. */
const NOISE = new Set(
  (
    'pos purchase card kartenzahlung kreditkarte debit visa mastercard maestro girocard contactless sumup zettle izettle sq payfast yoco ikh ik ' +
    'zapper snapscan hpy stripe adyen mollie klarna www com net org co uk de fr es it nl ltd limited gmbh ag kg ohg sarl sas srl spa bv nv ' +
    'inc llc plc pty ug ev eg se sa ab oy as the and und et der die das le la les el los las of at in auf von vom bei store branch filiale ' +
    'ref reference referenz nr no number terminal'
  ).split(' '),
)

export interface Words {
  /** All words, numbers as `#`. */
  all: string[]
  /** Those that may say what was bought; all of them where nothing else is left. */
  telling: string[]
}

/** More than these say nothing more. */
const WORDS_MAX = 32
const LETTERS_MAX = 32

/** Words of a text in order; letters that stand alone belong together, as in `H & M`. */
export function wordsOf(text: string): Words {
  const all: string[] = []
  let letters = ''
  const close = () => {
    if (letters.length > 1) all.push(letters)
    letters = ''
  }
  for (const token of fold(text).split(/[^\p{L}\p{N}]+/u)) {
    if (token === '') continue
    if (all.length >= WORDS_MAX) break
    const word = withoutNumbers(token)
    if (word.length === 1 && word === token) {
      letters += word
      continue
    }
    close()
    if (word.length > 1) all.push(word.slice(0, LETTERS_MAX))
    else if (all.at(-1) !== '#') all.push('#')
  }
  close()
  const words = all.filter((word) => word !== '#')
  const telling = words.filter((word) => !NOISE.has(word))
  return { all, telling: telling.length > 0 ? telling : words }
}

/** Numbers of branches and receipts go; what is as short as `o2` is a name. */
function withoutNumbers(token: string): string {
  if (!/\p{N}/u.test(token)) return token
  if (token.length === 2 && /\p{L}/u.test(token)) return token
  return token.replace(/\p{N}+/gu, '')
}
