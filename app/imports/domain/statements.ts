import { matchKey } from '#ledger/domain/match_key'

/** One account of a bank file, over all the statements the file has of it. */
export interface FileAccount {
  /** Names it within the file: what the bank says about it, or a number where it says nothing. */
  key: string
  /** The bank's number of the account: IBAN, account or card number. */
  number: string | null
  name: string | null
  currency: string | null
}

export interface OwnAccount {
  id: number
  name: string
  number: string | null
  currency: string
  isArchived: boolean
}

export interface AccountDraft {
  name: string
  subtype: string
  currency: string
}

/** What a person said about an account of the file. */
export type AccountChoice = { account_id: number } | { create: AccountDraft }

export interface Surroundings {
  accounts: readonly OwnAccount[]
  /** Where accounts of earlier files went, by alias. */
  aliases: ReadonlyMap<string, number>
  /** By key. */
  choices: Readonly<Record<string, AccountChoice>>
  /** The account the file was uploaded for. */
  uploadedFor: number | null
  /** What the file looks like, for files that name no account. */
  signature: string
}

export type Destination = { accountId: number } | { create: AccountDraft } | null

const LEAST_DIGITS_IN_COMMON = 6

/**
 * Where each account of a file goes. What a person chose comes first; then the account's number, where the same account went before,
 * and its name; then the account that the file was uploaded for.
 */
export function findDestinations(accounts: readonly FileAccount[], around: Surroundings): Destination[] {
  return accounts.map((account) => {
    const choice = around.choices[account.key]
    if (choice) return 'create' in choice ? choice : { accountId: choice.account_id }
    const uploadedFor = around.accounts.find(({ id }) => id === around.uploadedFor)
    if (accounts.length === 1 && uploadedFor) return { accountId: uploadedFor.id }
    const known = recognise(account, around) ?? uploadedFor
    return known && speaksOf(account, known) ? { accountId: known.id } : null
  })
}

function recognise(account: FileAccount, { accounts, aliases, signature }: Surroundings): OwnAccount | undefined {
  const open = accounts.filter((own) => !own.isArchived && speaksOf(account, own))
  return (
    onlyOne(open.filter((own) => isSameNumber(account.number, own.number))) ??
    open.find(({ id }) => id === aliases.get(aliasOf(account, signature))) ??
    onlyOne(open.filter((own) => isNamed(account, own)))
  )
}

/** What the file says about an account, as text to remember it by. */
export function aliasOf({ number, name, currency }: FileAccount, signature: string): string {
  const named =
    number === null && name === null ? `file ${signature}` : `${digest(number ?? '')} ${matchKey(name ?? '')}`
  return `${named} ${currency ?? ''}`.trim()
}

function speaksOf(account: FileAccount, own: OwnAccount): boolean {
  return account.currency === null || account.currency === own.currency
}

/** An IBAN ends with the account number, and banks give now the one and now the other. */
function isSameNumber(a: string | null, b: string | null): boolean {
  const [one, other] = [digest(a ?? ''), digest(b ?? '')]
  const [shorter, longer] = one.length <= other.length ? [one, other] : [other, one]
  return (
    shorter !== '' && (shorter === longer || (shorter.length >= LEAST_DIGITS_IN_COMMON && longer.endsWith(shorter)))
  )
}

function isNamed({ name, number }: FileAccount, own: OwnAccount): boolean {
  const key = matchKey(own.name)
  return (name !== null && matchKey(name) === key) || (number !== null && matchKey(number) === key)
}

function digest(number: string): string {
  return number.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '')
}

function onlyOne<T>(found: readonly T[]): T | undefined {
  return found.length === 1 ? found[0] : undefined
}

/** The accounts of a file, each once, and for every statement which of them it belongs to. */
export function fileAccounts(statements: readonly Omit<FileAccount, 'key'>[]): {
  accounts: FileAccount[]
  accountOf: number[]
} {
  const places = new Map<string, number>()
  const accounts: FileAccount[] = []
  const accountOf = statements.map(({ number, name, currency }) => {
    const key =
      [number, name, currency]
        .map((part) => part ?? '')
        .join(' ')
        .trim() || 'account'
    const known = places.get(key)
    if (known !== undefined) return known
    places.set(key, accounts.length)
    return accounts.push({ key, number, name, currency }) - 1
  })
  return { accounts, accountOf }
}
