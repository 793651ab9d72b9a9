import type { BookAccount } from '@florin/plugin-sdk'

type Kind = BookAccount['kind']

/** First names of accounts, as programs and people write them. */
const ROOTS: [RegExp, Kind][] = [
  [/^assets?$/i, 'asset'],
  [/^(liabilit(y|ies)|debts?)$/i, 'liability'],
  [/^equity$/i, 'equity'],
  [/^(incomes?|revenues?)$/i, 'income'],
  [/^expenses?$/i, 'expense'],
]

/** What an account is by its full name, such as `Assets:Bank:Checking`. Without a known first name it holds what somebody owns. */
export function accountNamed(full: string, declared?: Kind): Pick<BookAccount, 'path' | 'kind'> {
  const path = full.split(':').map((part) => part.trim().slice(0, 200) || '?')
  const root = ROOTS.find(([pattern]) => pattern.test(path[0]!))
  const rest = path.slice(1, 40)
  if (!root) return { path: path.slice(0, 40), kind: declared ?? 'asset' }
  return { path: rest.length > 0 ? rest : [path[0]!], kind: declared ?? root[1] }
}
