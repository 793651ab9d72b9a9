import type { Actor } from '#changes/domain/origin'
import type { Changed, Gateway } from '#changes/gateway'
import { isUsed } from '#changes/services/rows_in_use'
import { invalidField, NotFoundException } from '#core/exceptions'
import type { Row } from '#database/database'
import { type OwnAccountSubtype, ownAccountSubtypes } from '../domain/account_types.js'
import { AccountInUseException } from '../exceptions.js'
import type { AccountDetails } from './create_account.js'
import type { AccountRow } from './resolve_accounts.js'

export interface AccountEdit extends AccountDetails {
  name?: string
  subtype?: OwnAccountSubtype
  archived?: boolean
  position?: number
}

/** Changes how an account is shown and sorted. Its currency never changes: amounts on it are counted in it. */
export class EditAccount {
  constructor(private readonly gateway: Gateway) {}

  handle(householdId: number, id: number, edit: AccountEdit, actor: Actor): Promise<Changed<void>> {
    const origin = { actor, cause: 'account.edited', summary: 'Edited an account' }
    return this.gateway.change(householdId, origin, async (changes) => {
      const account = await changes.first<AccountRow>(
        `SELECT * FROM accounts WHERE id = ? AND kind IN ('asset', 'liability')`,
        [id],
      )
      if (!account) throw new NotFoundException('account')
      const { archived, include_in_net_worth: included, subtype, ...rest } = edit
      const patch: Row = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined))
      if (subtype !== undefined) {
        if (ownAccountSubtypes[subtype] !== account.kind)
          throw invalidField('/subtype', 'side', 'An account cannot change between owned and owed money.')
        patch.subtype = subtype
      }
      if (included !== undefined) patch.include_in_net_worth = included ? 1 : 0
      if (archived !== undefined)
        patch.archived_at = archived ? (account.archived_at ?? this.gateway.clock.now()) : null
      await changes.update('accounts', id, patch)
    })
  }

  /** Only an account that was never used can be deleted; one with history is archived. */
  delete(householdId: number, id: number, actor: Actor): Promise<Changed<void>> {
    const origin = { actor, cause: 'account.deleted', summary: 'Deleted an account' }
    return this.gateway.change(householdId, origin, async (changes) => {
      const account = await changes.first(`SELECT id FROM accounts WHERE id = ? AND kind IN ('asset', 'liability')`, [
        id,
      ])
      if (!account) throw new NotFoundException('account')
      const used = await changes.first<{ count: number }>(
        'SELECT COUNT(*) AS count FROM postings WHERE account_id = ?',
        [id],
      )
      if (used!.count > 0 || (await isUsed(changes, 'accounts', id)))
        throw new AccountInUseException('account', used!.count)
      await changes.delete('accounts', id)
    })
  }
}
