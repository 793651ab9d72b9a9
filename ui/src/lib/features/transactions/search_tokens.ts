import { lastOfMonth } from '#lib/dates/plain_date.ts'
import type { TransactionFilter } from '#lib/api/types.ts'

interface Candidate {
  id: number
  name: string
}

/** What names in tokens may mean. */
export interface TokenNames {
  accounts: Candidate[]
  categories: Candidate[]
  tags: Candidate[]
}

interface TypedSearch {
  /** What the tokens ask for. */
  filter: TransactionFilter
  /** The words that are no tokens. */
  text: string
}

/**
 * Reads what was typed into the search field: `amazon >100 2024 cat:groceries` becomes a filter and the text
 * `amazon`. A token whose name is not known stays text, so nothing typed is lost.
 */
export function readSearch(typed: string, names: TokenNames): TypedSearch {
  const filter: TransactionFilter = {}
  const words: string[] = []
  for (const word of typed.match(/\w+:"[^"]*"|\S+/g) ?? []) {
    const part = readAmount(word) ?? readPeriod(word) ?? readState(word) ?? readName(word, names)
    if (part) Object.assign(filter, part)
    else words.push(word)
  }
  return { filter, text: words.join(' ') }
}

function readAmount(word: string): TransactionFilter | null {
  const match = /^([<>=])(\d+(?:[.,]\d+)?)$/.exec(word)
  if (!match) return null
  const amount = match[2]!.replace(',', '.')
  if (match[1] === '>') return { min: amount }
  if (match[1] === '<') return { max: amount }
  return { min: amount, max: amount }
}

function readPeriod(word: string): TransactionFilter | null {
  if (/^(19|20)\d\d$/.test(word)) return { from: `${word}-01-01`, to: `${word}-12-31` }
  if (/^(19|20)\d\d-(0[1-9]|1[0-2])$/.test(word)) return { from: `${word}-01`, to: lastOfMonth(word) }
  return null
}

function readState(word: string): TransactionFilter | null {
  const state = /^is:(\w+)$/.exec(word)?.[1]
  if (state === 'uncategorised' || state === 'uncategorized') return { uncategorised: '1' }
  if (state === 'excluded') return { excluded: '1' }
  if (state === 'review') return { needs_review: '1' }
  return state && ['pending', 'posted', 'void'].includes(state) ? { status: state } : null
}

function readName(word: string, names: TokenNames): TransactionFilter | null {
  const match = /^(cat|category|acc|account|tag):"?([^"]+)"?$/.exec(word)
  if (!match) return null
  const kind = match[1]!.startsWith('cat') ? 'category' : match[1]!.startsWith('acc') ? 'account' : 'tag'
  const candidates = { category: names.categories, account: names.accounts, tag: names.tags }[kind]
  const found = bestMatch(candidates, match[2]!.toLowerCase())
  return found ? { [kind]: String(found.id) } : null
}

function bestMatch(candidates: Candidate[], typed: string): Candidate | undefined {
  const named = (test: (name: string) => boolean) => candidates.find(({ name }) => test(name.toLowerCase()))
  return (
    named((name) => name === typed) ?? named((name) => name.startsWith(typed)) ?? named((name) => name.includes(typed))
  )
}
