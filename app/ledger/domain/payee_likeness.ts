/*
 * Which payees are probably the same one. It is a question for a person, so it may be wrong now and then, but not often.
 */

export interface NamedPayee {
  id: number
  name: string
  transaction_count: number
}

export interface AlikePayees {
  /** The one that would stay: it is used more. */
  keep: NamedPayee
  other: NamedPayee
  /** In words. */
  reason: string
}

/** Legal forms, and words that chains put behind their names. */
const FILLERS = new Set(
  `gmbh ag kg ohg ug se mbh co kgaa eg ev ltd limited plc inc llc corp corporation company sa sarl sas sasu srl spa sl slu bv nv oy oyj ab as asa
   aps sp zoo oo kft doo dd pty the com www de net org online shop store stores market markt filiale`.split(/\s+/),
)
const BLOCK_LETTERS = 4
const PREFIX_LETTERS_MIN = 5
const TYPO_LETTERS_MIN = 6

interface Read {
  payee: NamedPayee
  words: string[]
  squeezed: string
}

const REASONS = {
  same: 'Only the way it is written differs',
  longer: 'One name begins with the other',
  typo: 'One letter differs',
} as const

/** Pairs, the most used first; `isRejected` tells which a person said are two. */
export function findAlike(
  payees: readonly NamedPayee[],
  isRejected: (first: number, second: number) => boolean,
): AlikePayees[] {
  const read = payees.map(readPayeeWords).filter(({ squeezed }) => squeezed !== '')
  const blocks = Map.groupBy(read, ({ squeezed }) => squeezed.slice(0, BLOCK_LETTERS))
  const found: AlikePayees[] = []
  for (const block of blocks.values())
    for (const [at, one] of block.entries())
      for (const other of block.slice(at + 1)) {
        const why = likenessOf(one, other)
        if (!why || isRejected(one.payee.id, other.payee.id)) continue
        const [keep, gone] = inOrder(one.payee, other.payee)
        found.push({ keep, other: gone, reason: REASONS[why] })
      }
  const uses = ({ keep, other }: AlikePayees) => keep.transaction_count + other.transaction_count
  return found.sort((a, b) => uses(b) - uses(a) || a.other.id - b.other.id)
}

function inOrder(a: NamedPayee, b: NamedPayee): [NamedPayee, NamedPayee] {
  const isFirst =
    a.transaction_count > b.transaction_count || (a.transaction_count === b.transaction_count && a.id < b.id)
  return isFirst ? [a, b] : [b, a]
}

function readPayeeWords(payee: NamedPayee): Read {
  const folded = payee.name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’`´]/g, '')
    .replace(/ß/g, 'ss')
    .replace(/\b(\p{L}) *& *(\p{L})\b/gu, '$1und$2')
  const all = folded.match(/[\p{L}\p{N}]+/gu) ?? []
  const telling = all.filter((word) => !FILLERS.has(word) && !/^\d+$/.test(word))
  const words = telling.length > 0 ? telling : all
  return { payee, words, squeezed: words.join('') }
}

function likenessOf(a: Read, b: Read): keyof typeof REASONS | null {
  if (a.squeezed === b.squeezed) return 'same'
  const [short, long] = a.words.length <= b.words.length ? [a, b] : [b, a]
  const isPrefix = short.words.every((word, at) => word === long.words[at])
  if (isPrefix && short.words.length < long.words.length && short.squeezed.length >= PREFIX_LETTERS_MIN) return 'longer'
  if (a.words.length !== b.words.length) return null
  const different = a.words.flatMap((word, at) => (word === b.words[at] ? [] : [[word, b.words[at]!] as const]))
  const [only] = different
  return different.length === 1 && isOneTypo(only![0], only![1]) ? 'typo' : null
}

/** A letter more, less, other or two swapped. */
function isOneTypo(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (short.length < TYPO_LETTERS_MIN || long.length - short.length > 1 || /\d/.test(a + b)) return false
  let at = 0
  while (at < short.length && short[at] === long[at]) at++
  if (long.length > short.length) return short.slice(at) === long.slice(at + 1)
  if (short.slice(at + 1) === long.slice(at + 1)) return true
  return short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2)
}
