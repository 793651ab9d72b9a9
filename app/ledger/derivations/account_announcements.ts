import type { Derivation, DerivationFactory, MadeChange } from '#changes/derivation'
import { announce } from '#changes/services/announce'
import type { Row, Writes } from '#database/database'
import { accountMoment } from '../domain/account_moments.js'

/**
 * Announces `account.opened`, `.changed`, `.archived`, `.reopened` and `.deleted`, each account once for a change set, also for one that
 * undoes another. Changes of no account cost nothing.
 */
class AccountAnnouncements implements Derivation {
  readonly #touched = new Map<number, { before: Row | null; after: Row | null }>()

  rowChanged(_table: string, before: Row | null, after: Row | null) {
    const { id, kind } = (after ?? before)!
    if (kind !== 'asset' && kind !== 'liability') return
    const known = this.#touched.get(Number(id))
    this.#touched.set(Number(id), { before: known ? known.before : before, after })
  }

  async flush(writes: Writes, { changeSetId, cause, actor, causation, at }: MadeChange) {
    for (const [id, { before, after }] of this.#touched) {
      const moment = accountMoment(before, after)
      if (!moment) continue
      const payload = { account_id: id, change_set_id: changeSetId, cause, actor: actor.kind, causation }
      await announce(writes, `account.${moment}`, payload, { changeSetId, now: at })
    }
  }
}

export const accountAnnouncements: DerivationFactory = {
  tables: ['accounts'],
  create: () => new AccountAnnouncements(),
  /** What was announced is not kept for ever, so there is nothing to compare. */
  differences: () => Promise.resolve([]),
}
