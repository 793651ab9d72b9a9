import { hash } from 'node:crypto'
import type { BankRow } from './bank_row.js'
import { words } from './likeness.js'

/*
 * What makes a row of a bank file the same row in the next file: the bank's own number where there is a believable one, else a
 * fingerprint of what the bank says about the payment. Both are taken from the raw fields, before anything is tidied or renamed, so
 * that they stay the same when tidying improves.
 */

/** Marks identities that we made; part of what is stored, so it never changes. */
export const FINGERPRINT = 'fp1:'
const LONGEST_ID = 200
/** Shorter ones are counters that begin anew with every file. */
const SHORTEST_ID = 4

/** Texts that banks put where an id belongs when they have none. */
const EMPTY_WORDS = new Set([
  'nonref',
  'notprovided',
  'none',
  'null',
  'na',
  'unknown',
  'undefined',
  'keine',
  'sansreference',
])

export interface RowToIdentify {
  row: BankRow
  accountId: number
  /** The amount in minor units: `1.5` and `1.50` are the same. */
  minor: number
}

/**
 * The identity of each row within its account, in order. Rows that are equal in everything get consecutive numbers, so that two
 * equal coffees are two payments, and the second one of an overlapping file is found again as the second.
 */
export function identify(rows: readonly RowToIdentify[]): string[] {
  const ids = rows.map(({ row }) => row.externalId.trim())
  const uses = countUses(rows, ids)
  const seen = new Map<string, number>()
  return rows.map(({ row, accountId, minor }, at) => {
    const id = ids[at]
    if (id !== '' && uses.get(accountId)!.get(id) === 1 && isPlausibleId(id)) return id
    const key = fingerprint(row, minor)
    const place = `${accountId} ${key}`
    const ordinal = seen.get(place) ?? 0
    seen.set(place, ordinal + 1)
    return `${FINGERPRINT}${key}:${ordinal}`
  })
}

/** Whether an identity is the bank's own number. */
export function isBanksOwn(identity: string): boolean {
  return !identity.startsWith(FINGERPRINT)
}

/** Blanks, zeros, counters and words for "nothing" are not ids, whatever field they stand in. */
export function isPlausibleId(id: string): boolean {
  if (id.length > LONGEST_ID || id.startsWith(FINGERPRINT)) return false
  const marks = id.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
  return marks.length >= SHORTEST_ID && !/^(.)\1*$/u.test(marks) && !EMPTY_WORDS.has(marks)
}

/** An id that several rows of one account share identifies none of them; how often there is each, by account. */
function countUses(rows: readonly RowToIdentify[], ids: readonly string[]): Map<number, Map<string, number>> {
  const uses = new Map<number, Map<string, number>>()
  for (const [at, { accountId }] of rows.entries()) {
    let ofAccount = uses.get(accountId)
    if (!ofAccount) uses.set(accountId, (ofAccount = new Map()))
    ofAccount.set(ids[at], (ofAccount.get(ids[at]) ?? 0) + 1)
  }
  return uses
}

/**
 * Day, amount and the set of all words. A set, because importers that get better move words between fields; the payment stays the
 * same one.
 */
function fingerprint(row: BankRow, minor: number): string {
  const text = words(`${row.payee} ${row.memo} ${row.counterparty} ${row.checkNumber}`)
  const told = `${row.occurredOn}|${minor}|${[...text].sort().join(' ')}${movedUnits(row)}`
  return hash('sha256', told, 'base64url').slice(0, 24)
}

/** Trades without an effect on cash differ in what they move alone. */
function movedUnits({ trade }: BankRow): string {
  return trade ? `|${trade.action} ${trade.security ?? ''} ${trade.units ?? ''}` : ''
}
