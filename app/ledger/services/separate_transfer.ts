import type { ChangeSet } from '#changes/change_set'
import type { Actor } from '#changes/domain/origin'
import type { Changed, Gateway } from '#changes/gateway'
import { NotFoundException } from '#core/exceptions'
import type { Queries, Row, Value } from '#database/database'
import { NotLinkedException, ReconciledException } from '../exceptions.js'

interface Link {
  id: number
  transaction_id: number
  absorbed_id: number
  change_set_id: number
}

interface Recorded {
  table_name: string
  operation: 'insert' | 'update' | 'delete'
  row_id: number
  before: string | null
  after: string | null
}

/**
 * Takes a linked transfer apart again: both payments are as they were, whatever else the change did that linked them, and the pair is
 * never linked or suggested again. What was changed since stays changed.
 */
export class SeparateTransfer {
  constructor(private readonly gateway: Gateway) {}

  handle(householdId: number, transactionId: number, actor: Actor): Promise<Changed<void>> {
    const origin = { actor, cause: 'transfer.separated', summary: 'Took a transfer apart' }
    return this.gateway.change(householdId, origin, async (changes) => {
      if (!(await changes.first('SELECT id FROM transactions WHERE id = ?', [transactionId])))
        throw new NotFoundException('transaction')
      const link = await changes.first<Link>(
        'SELECT id, transaction_id, absorbed_id, change_set_id FROM linked_transfers WHERE transaction_id = ? ORDER BY id DESC LIMIT 1',
        [transactionId],
      )
      if (!link) throw new NotLinkedException()
      await changes.delete('linked_transfers', link.id)
      for (const recorded of await joiningOf(changes, link)) await revert(changes, recorded)
      const rejected = { from_id: link.transaction_id, to_id: link.absorbed_id }
      const sql = 'SELECT id FROM rejected_transfers WHERE from_id = ? AND to_id = ?'
      if (!(await changes.first(sql, [link.transaction_id, link.absorbed_id])))
        await changes.insert('rejected_transfers', rejected)
    })
  }
}

/** What the joining recorded, the newest first. The same change may have done much else, such as a whole import. */
async function joiningOf(changes: ChangeSet, link: Link): Promise<Recorded[]> {
  const { transaction_id: keptId, absorbed_id: goneId, change_set_id: changeSetId } = link
  const recorded = await changes.all<Recorded>(
    `SELECT table_name, operation, row_id, before, after FROM changes
     WHERE change_set_id = ? AND row_id IS NOT NULL AND table_name IN ('transactions', 'postings', 'source_records', 'transaction_tags')
     ORDER BY id DESC`,
    [changeSetId],
  )
  const other = await otherPosting(changes, keptId)
  const isOfJoining = ({ table_name: table, operation, row_id: id, before, after }: Recorded): boolean => {
    if (table === 'transactions') return operation === 'delete' ? id === goneId : id === keptId
    if (table === 'postings') return operation === 'delete' ? ownerIn(before) === goneId : id === other
    if (table === 'source_records') return operation === 'update' && ownerIn(before) === goneId
    return operation === 'delete' ? ownerIn(before) === goneId : ownerIn(after) === keptId
  }
  const seen = new Set<string>()
  return recorded.filter((each) => {
    const row = `${each.table_name} ${each.row_id}`
    // Joining comes last, so what the change did to a row before is not its work.
    if (!isOfJoining(each) || seen.has(row)) return false
    seen.add(row)
    return true
  })
}

function ownerIn(row: string | null): number | undefined {
  return row === null ? undefined : (JSON.parse(row) as { transaction_id?: number }).transaction_id
}

async function otherPosting(changes: ChangeSet, transactionId: number): Promise<number | undefined> {
  const postings = await changes.all<{ id: number; position: number; clearing: string }>(
    'SELECT id, position, clearing FROM postings WHERE transaction_id = ?',
    [transactionId],
  )
  if (postings.some(({ clearing }) => clearing === 'reconciled')) throw new ReconciledException()
  return postings.find(({ position }) => position === 1)?.id
}

async function revert(changes: ChangeSet, { table_name: table, operation, row_id: id, ...row }: Recorded) {
  if (operation === 'delete') {
    const values = await withoutMissing(changes, table, JSON.parse(row.before!) as Row)
    if (values) await changes.insertRows(table, Object.keys(values), [Object.values(values) as Value[]])
    return
  }
  const now = await changes.first(`SELECT * FROM ${table} WHERE id = ?`, [id])
  if (!now) return
  if (operation === 'insert') return changes.delete(table, id)
  const [before, after] = [JSON.parse(row.before!) as Row, JSON.parse(row.after!) as Row]
  const standing = Object.entries(before).filter(([column]) => now[column] === after[column])
  const patch = await withoutMissing(changes, table, Object.fromEntries(standing), now)
  await changes.update(table, id, patch!)
}

/** A payee, tag or category that the row had may be gone since; null where the row means nothing without it. */
async function withoutMissing(queries: Queries, table: string, row: Row, now: Row = row): Promise<Row | null> {
  const isThere = async (among: string, id: Value) =>
    id === undefined || id === null || (await queries.first(`SELECT id FROM ${among} WHERE id = ?`, [id])) !== undefined
  if (table === 'transactions' && !(await isThere('payees', row.payee_id))) return { ...row, payee_id: null }
  if (table === 'transaction_tags' && !(await isThere('tags', row.tag_id))) return null
  if (table === 'postings' && !(await isThere('accounts', row.account_id))) {
    const role = Number(now.value) > 0 ? 'uncategorised_expense' : 'uncategorised_income'
    const found = await queries.first<{ id: number }>('SELECT id FROM accounts WHERE role = ?', [role])
    return { ...row, account_id: found!.id }
  }
  return row
}
