import { invalidField } from '#core/exceptions'
import { parseAmount } from '#core/money'
import type { Queries } from '#database/database'
import { negate, type Part } from '../domain/balancing.js'
import { type OwnAccount, requireCategory, requireOwnAccount, uncategorisedAccount } from './resolve_accounts.js'

export interface PartInput {
  category_id?: number | null
  transfer_account_id?: number
  amount: string
  arrives?: string
  memo?: string
}

/** What a request says about where an amount came from or went: one category, one transfer, or several parts. */
export interface PartsInput {
  category_id?: number | null
  transfer_account_id?: number
  arrives?: string
  splits?: readonly PartInput[]
}

/** Reads the parts of a transaction of `own`; one without any is uncategorised. */
export async function resolveParts(
  queries: Queries,
  own: OwnAccount,
  amount: number,
  input: PartsInput,
): Promise<Part[]> {
  if (input.splits) {
    const parts: Part[] = []
    for (const [at, split] of input.splits.entries())
      parts.push(await resolvePart(queries, own, parseAmount(split.amount, own.scale), split, `/splits/${at}`))
    return parts
  }
  return [await resolvePart(queries, own, amount, input, '')]
}

async function resolvePart(
  queries: Queries,
  own: OwnAccount,
  amount: number,
  input: Omit<PartInput, 'amount'>,
  pointer: string,
): Promise<Part> {
  const part = { commodityId: own.commodity_id, amount, memo: input.memo ?? '' }
  if (input.transfer_account_id !== undefined) {
    if (input.category_id) throw invalidField(`${pointer}/category_id`, 'transfer', 'A transfer has no category.')
    const other = await requireOwnAccount(queries, input.transfer_account_id, `${pointer}/transfer_account_id`)
    if (other.id === own.id)
      throw invalidField(`${pointer}/transfer_account_id`, 'other_account', 'A transfer needs two different accounts.')
    return {
      ...part,
      accountId: other.id,
      commodityId: other.commodity_id,
      quantity: arrival(own, other, amount, input, pointer),
    }
  }
  const { category_id: category } = input
  if (category === undefined || category === null)
    return { ...part, accountId: await uncategorisedAccount(queries, amount) }
  const { id: accountId } = await requireCategory(queries, category, `${pointer}/category_id`)
  return { ...part, accountId }
}

/** What arrives in the other account; has to be told when its currency differs. Its sign follows from the amount. */
function arrival(
  own: OwnAccount,
  other: OwnAccount,
  amount: number,
  input: { arrives?: string },
  pointer: string,
): number {
  if (other.commodity_id === own.commodity_id) return negate(amount)
  if (input.arrives === undefined)
    throw invalidField(`${pointer}/arrives`, 'required', `Say how much arrives in ${other.name}, in ${other.code}.`)
  const arrives = Math.abs(parseAmount(input.arrives, other.scale))
  return amount < 0 ? arrives : negate(arrives)
}
