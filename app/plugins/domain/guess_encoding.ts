import { COMMON_HAN, COMMON_HANGUL, COMMON_KANJI, SINGLE_BYTE, SYMBOLS } from './encoding_letters.js'

/*
 * Which character set bytes that are not UTF-8 were written in. Each candidate decodes the lines with unusual bytes; what comes out is
 * compared with the letters its languages really use.
 */

const SAMPLE_BYTES = 65_536
const DEFAULT = 'windows-1252'

interface Candidate {
  encoding: string
  /** Points for one character above ASCII; negative for what no bank would write. */
  worth: (text: string) => number
}

export function likelyEncoding(bytes: Uint8Array): string {
  const sample = unusualLines(bytes)
  let best = { encoding: DEFAULT, score: -Infinity }
  for (const { encoding, worth } of CANDIDATES) {
    const text = decoded(sample, encoding)
    if (text === undefined) continue
    const score = worth(text)
    // The first of equals stays: candidates stand in the order of how common they are.
    if (score > best.score + 1e-9) best = { encoding, score }
  }
  return best.encoding
}

/** The lines that are not plain ASCII, up to a bound: the rest tells nothing. */
function unusualLines(bytes: Uint8Array): Uint8Array {
  const sample: number[] = []
  let start = 0
  let isUnusual = false
  for (let i = 0; i <= bytes.length && sample.length < SAMPLE_BYTES; i++) {
    const byte = bytes[i] ?? 0x0a
    if (byte >= 0x80) isUnusual = true
    if (byte !== 0x0a && byte !== 0x0d) continue
    if (isUnusual) for (const each of bytes.subarray(start, Math.min(i, start + SAMPLE_BYTES))) sample.push(each)
    if (isUnusual) sample.push(0x0a)
    isUnusual = false
    start = i + 1
  }
  return Uint8Array.from(sample)
}

function decoded(sample: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(sample)
  } catch {
    // Impossible bytes rule the candidate out.
    return undefined
  }
}

/** The mean worth of the characters above ASCII, for the language that fits best. */
function asLanguages(languages: string[]): Candidate['worth'] {
  const alphabets = languages.map((letters) => new Set(letters + letters.toUpperCase()))
  return (text) => {
    const unusual = [...text].filter((character) => character > '\u007f')
    const fits = alphabets.map((alphabet) => mean(unusual, (character) => letterWorth(character, alphabet)))
    const unlikely = caseBreaks(text, unusual.length) + besideDigits(text, unusual.length)
    return Math.max(...fits) - unlikely - mixedWords(text, unusual.length)
  }
}

function letterWorth(character: string, alphabet: Set<string>): number {
  if (alphabet.has(character)) return 1
  if (SYMBOLS.has(character)) return 0.8
  if (/\p{L}/u.test(character)) return 0
  return character < '\u00a0' ? -2 : -0.5
}

/** A capital in the middle of a small word is a wrong guess more often than a name. */
function caseBreaks(text: string, unusual: number): number {
  const breaks = text.match(/\p{Ll}[\u0080-\uffff](?<=\p{Lu})/gu)?.length ?? 0
  return Math.min(0.7, (3 * breaks) / Math.max(1, unusual))
}

/** A letter alone at a number is a wrong guess: signs of currencies stand there. */
function besideDigits(text: string, unusual: number): number {
  const before = text.match(/(?<!\p{L})[\u0080-\uffff](?<=\p{L})(?=\d)/gu)?.length ?? 0
  const behind = text.match(/(?<=\d)[\u0080-\uffff](?<=\p{L})(?!\p{L})/gu)?.length ?? 0
  return Math.min(0.7, (0.7 * (before + behind)) / Math.max(1, unusual))
}

/** Words that change their script in the middle are written in another character set. */
function mixedWords(text: string, unusual: number): number {
  const changes =
    text.match(/[A-Za-z](?=[\u0370-\u1fff\uff66-\uff9f])|[\u0370-\u1fff\uff66-\uff9f](?=[A-Za-z])/g)?.length ?? 0
  return Math.min(1, changes / Math.max(1, unusual))
}

/** East Asian text: the characters everybody writes, then those of its script, then anything. */
function asScript(script: RegExp, common: Set<string>, scriptWorth = 0.55): Candidate['worth'] {
  return (text) =>
    mean(
      [...text].filter((character) => character > '\u007f'),
      (character) => {
        if (common.has(character)) return 1
        if (script.test(character)) return scriptWorth
        if (/[\u3000-\u303f\uff00-\uffef]/.test(character)) return 0.5
        return /\p{Script=Han}/u.test(character) ? 0.1 : -1
      },
    ) *
      1.02 -
    mixedWords(text, text.length)
}

function mean(values: string[], worth: (value: string) => number): number {
  if (values.length === 0) return 0
  return values.reduce((sum, value) => sum + worth(value), 0) / values.length
}

const KANA = /[\u3040-\u30ff\uff66-\uff9f]/
const HANGUL = /[\uac00-\ud7a3]/
const NONE = /(?!)/

const CANDIDATES: Candidate[] = [
  ...Object.entries(SINGLE_BYTE).map(([encoding, languages]) => ({ encoding, worth: asLanguages(languages) })),
  { encoding: 'euc-jp', worth: asScript(KANA, COMMON_KANJI, 0.85) },
  { encoding: 'shift_jis', worth: asScript(KANA, COMMON_KANJI, 0.85) },
  { encoding: 'euc-kr', worth: asScript(HANGUL, COMMON_HANGUL) },
  { encoding: 'gb18030', worth: asScript(NONE, COMMON_HAN) },
  { encoding: 'big5', worth: asScript(NONE, COMMON_HAN) },
]
