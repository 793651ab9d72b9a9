import fc from 'fast-check'

/*
 * Words of which arbitrary conditions, patterns and transactions are made: a small stock, so that conditions often hold. Some of them fold
 * in uncommon ways.
 */
export const words = [
  'rewe',
  'Café',
  'CAFE\u0301',
  'straße',
  'STRASSE',
  'ſpotify',
  'K\u212A',
  'İz',
  'ΟΔΟΣ',
  'ﬁsch',
  'a.b',
  '12',
  'dm',
  ' ',
  'ＡＢＣ',
  'ẞ',
  '①½',
  '🍏',
  "100%_\\'",
]
export const word = fc.constantFrom(...words)

/** Patterns of everything the engine knows that is worth a literal to the index, and of what is not. */
const atom = fc.oneof(
  word.map((each) => each.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')),
  fc.constantFrom(
    '.',
    '\\d',
    '\\w',
    '[a-c]',
    '[^x]',
    '^',
    '$',
    '\\b',
    '\\s',
    '[[:alpha:]]',
    '[]a]',
    'é',
    'k',
    'S',
    'İ',
    'ﬁ',
    '．',
    '[ＡÉ]',
  ),
)
const quantified = fc
  .tuple(atom, fc.constantFrom('', '', '', '*', '+', '?', '{2}', '{0,1}', '{1,}', '*?'))
  .map(([each, quantifier]) =>
    // What has no width and what is more than a character is repeated as a group.
    quantifier === '' ? each : `(?:${each})${quantifier}`,
  )
const sequence = fc.array(quantified, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(''))
export const pattern: fc.Arbitrary<string> = fc.oneof(
  sequence,
  fc.tuple(sequence, sequence).map(([a, b]) => `${a}|${b}`),
  fc.tuple(sequence, sequence, sequence).map(([a, b, c]) => `${a}(${b}|${c})?`),
  fc.tuple(sequence, sequence, sequence).map(([a, b, c]) => `(?:${a}|${b})${c}`),
)
