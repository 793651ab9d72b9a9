import type { ChangeSet } from '#changes/change_set'
import type { Actor } from '#changes/domain/origin'
import type { Changed, Gateway } from '#changes/gateway'
import { invalidField, NotFoundException } from '#core/exceptions'
import type { Row } from '#database/database'
import { AccountInUseException, NameTakenException } from '../exceptions.js'
import type { CategoryPart } from '../category_part.js'
import { type AccountRow, requireCategory } from './resolve_accounts.js'
import { withDescendants } from './find_transactions.js'

export interface CategoryInput {
  name: string
  kind: 'income' | 'expense'
  parent_id?: number | null
  icon?: string | null
  color?: string | null
  position?: number
}

export interface CategoryEdit extends Partial<Omit<CategoryInput, 'kind'>> {
  archived?: boolean
}

/** Adds, changes, merges and deletes categories. */
export class EditCategory {
  constructor(
    private readonly gateway: Gateway,
    private readonly parts: readonly CategoryPart[] = [],
  ) {}

  create(householdId: number, input: CategoryInput, actor: Actor): Promise<Changed<number>> {
    const origin = { actor, cause: 'category.created', summary: `Added the category ${input.name}` }
    return this.gateway.change(householdId, origin, async (changes) => {
      await refuseTakenName(changes, input.name, input.kind, input.parent_id ?? null)
      if (input.parent_id) await requireParent(changes, input.parent_id, input.kind)
      return changes.insert('accounts', {
        subtype: 'category',
        kind: input.kind,
        name: input.name,
        parent_id: input.parent_id ?? null,
        icon: input.icon ?? null,
        color: input.color ?? null,
        position: input.position ?? (await nextPosition(changes, input.kind, input.parent_id ?? null)),
        created_at: this.gateway.clock.now(),
      })
    })
  }

  handle(householdId: number, id: number, edit: CategoryEdit, actor: Actor): Promise<Changed<void>> {
    const origin = { actor, cause: 'category.edited', summary: 'Edited a category' }
    return this.gateway.change(householdId, origin, async (changes) => {
      const category = await mustFind(changes, id)
      const { archived, ...rest } = edit
      const patch: Row = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined))
      if (edit.parent_id) {
        await requireParent(changes, edit.parent_id, category.kind)
        const branch = await withDescendants(changes, id)
        if (branch.includes(edit.parent_id))
          throw invalidField('/parent_id', 'circle', 'A category cannot be below itself.')
      }
      if (edit.name !== undefined && edit.name !== category.name)
        await refuseTakenName(
          changes,
          edit.name,
          category.kind,
          edit.parent_id === undefined ? category.parent_id : edit.parent_id,
        )
      if (archived !== undefined)
        patch.archived_at = archived ? (category.archived_at ?? this.gateway.clock.now()) : null
      await changes.update('accounts', id, patch)
    })
  }

  /** Moves everything of one category to another of the same kind and deletes it. */
  merge(householdId: number, id: number, into: number, actor: Actor): Promise<Changed<void>> {
    const origin = { actor, cause: 'category.merged', summary: 'Merged a category into another' }
    return this.gateway.change(householdId, origin, async (changes) => {
      const category = await mustFind(changes, id)
      const target = await requireCategory(changes, into, '/into')
      const branch = await withDescendants(changes, id)
      if (target.kind !== category.kind || branch.includes(into))
        throw invalidField('/into', 'merge', 'Choose another category of the same kind that is not below this one.')
      const postings = await changes.all<{ id: number }>('SELECT id FROM postings WHERE account_id = ?', [id])
      for (const posting of postings) await changes.update('postings', posting.id, { account_id: into })
      const children = await changes.all<{ id: number }>('SELECT id FROM accounts WHERE parent_id = ?', [id])
      for (const child of children) await changes.update('accounts', child.id, { parent_id: into })
      for (const part of this.parts) await part.merged(changes, id, into)
      await changes.delete('accounts', id)
    })
  }

  delete(householdId: number, id: number, actor: Actor): Promise<Changed<void>> {
    const origin = { actor, cause: 'category.deleted', summary: 'Deleted a category' }
    return this.gateway.change(householdId, origin, async (changes) => {
      const category = await mustFind(changes, id)
      const used = await changes.first<{ count: number }>(
        'SELECT COUNT(*) AS count FROM postings WHERE account_id = ?',
        [id],
      )
      if (used!.count > 0) throw new AccountInUseException('category', used!.count)
      const children = await changes.all<{ id: number }>('SELECT id FROM accounts WHERE parent_id = ?', [id])
      for (const child of children) await changes.update('accounts', child.id, { parent_id: category.parent_id })
      for (const part of this.parts) await part.deleted?.(changes, id)
      await changes.delete('accounts', id)
    })
  }
}

type CategoryRow = AccountRow & { parent_id: number | null }

async function mustFind(changes: ChangeSet, id: number): Promise<CategoryRow> {
  const category = await changes.first<CategoryRow>(
    `SELECT * FROM accounts WHERE id = ? AND kind IN ('income', 'expense') AND role IS NULL`,
    [id],
  )
  if (!category) throw new NotFoundException('category')
  return category
}

async function requireParent(changes: ChangeSet, id: number, kind: string) {
  const parent = await requireCategory(changes, id, '/parent_id')
  if (parent.kind !== kind || parent.role !== null)
    throw invalidField('/parent_id', 'kind', 'Income categories go below income, spending categories below spending.')
}

async function refuseTakenName(changes: ChangeSet, name: string, kind: string, parentId: number | null) {
  const siblings = await changes.all<{ name: string; parent_id: number | null }>(
    'SELECT name, parent_id FROM accounts WHERE kind = ? AND role IS NULL',
    [kind],
  )
  const taken = siblings.some((row) => row.parent_id === parentId && row.name.toLowerCase() === name.toLowerCase())
  if (taken) throw new NameTakenException('category', name)
}

async function nextPosition(changes: ChangeSet, kind: string, parentId: number | null): Promise<number> {
  const row = await changes.first<{ last: number | null }>(
    'SELECT MAX(position) AS last FROM accounts WHERE kind = ? AND COALESCE(parent_id, 0) = ?',
    [kind, parentId ?? 0],
  )
  return (row?.last ?? -1) + 1
}
