import type { Announcement } from '#changes/domain/consumer'
import { formatAmount } from '#core/money'
import type { Queries } from '#database/database'
import type { AccountMoment } from '#ledger/domain/account_moments'
import type { Facts } from '#rules/domain/triggers'
import { accountAsNow, accountHappening } from '#rules/services/read_account_conditions'

/** What happened to an account, with what conditions ask of it and what steps refer to. */
export interface ToldAccount {
  facts: Facts
  before: Facts | undefined
  /** What `{{ trigger… }}` looks into. */
  told: Record<string, unknown>
}

/** Undefined where neither the record nor the books know the account any more. */
export async function tellAccount(
  queries: Queries,
  { topic, payload, at }: Pick<Announcement, 'topic' | 'payload' | 'at'>,
): Promise<ToldAccount | undefined> {
  const [id, changeSetId] = [Number(payload.account_id), Number(payload.change_set_id)]
  const happening = await accountHappening(queries, { id, changeSetId })
  if (!happening) return undefined
  const set = await queries.first<{ cause: string; actor_label: string }>(
    'SELECT cause, actor_label FROM change_sets WHERE id = ?',
    [changeSetId],
  )
  const { facts, before } = happening
  const by = { cause: set?.cause ?? payload.cause, by: set?.actor_label ?? '', change_set_id: changeSetId }
  const was = before ? { before: accountOf(before) } : {}
  return { facts, before, told: { kind: topic, at, ...by, account: accountOf(facts), ...was } }
}

/** An account as if that had just happened to it: for trying an automation out on one that is there. */
export async function tellAccountNow(
  queries: Queries,
  id: number,
  moment: AccountMoment,
): Promise<ToldAccount | undefined> {
  const happening = await accountAsNow(queries, id, moment)
  return happening && { ...happening, told: { kind: `account.${moment}`, account: accountOf(happening.facts) } }
}

function accountOf(facts: Facts) {
  const { account, happened: _, balance, ...rest } = facts
  const { minor, scale, currency } = balance as { minor: number; scale: number; currency: string }
  return { id: account, ...rest, balance: formatAmount(minor, scale), currency }
}
