import type { Actor } from '#changes/domain/origin'
import type { Changed, Gateway } from '#changes/gateway'
import { NotFoundException } from '#core/exceptions'
import type { Queries, Row } from '#database/database'
import { matchKey, tidyName } from '../domain/match_key.js'
import { NameTakenException } from '../exceptions.js'

export interface TagJson {
  id: number
  name: string
  color: string | null
  transaction_count: number
}

const tagSql = `SELECT g.id, g.name, g.color, (SELECT COUNT(*) FROM transaction_tags l WHERE l.tag_id = g.id) AS transaction_count FROM tags g`

export function listTags(queries: Queries): Promise<TagJson[]> {
  return queries.all<TagJson>(`${tagSql} ORDER BY g.name`)
}

export function readTag(queries: Queries, id: number): Promise<TagJson | undefined> {
  return queries.first<TagJson>(`${tagSql} WHERE g.id = ?`, [id])
}

export class EditTag {
  constructor(private readonly gateway: Gateway) {}

  create(householdId: number, input: { name: string; color?: string | null }, actor: Actor): Promise<Changed<number>> {
    const origin = { actor, cause: 'tag.created', summary: `Added the tag ${input.name}` }
    return this.gateway.change(householdId, origin, async (changes) => {
      await refuseTakenName(changes, input.name)
      return changes.insert('tags', {
        name: tidyName(input.name),
        match_key: matchKey(input.name),
        color: input.color ?? null,
      })
    })
  }

  handle(
    householdId: number,
    id: number,
    edit: { name?: string; color?: string | null },
    actor: Actor,
  ): Promise<Changed<void>> {
    const origin = { actor, cause: 'tag.edited', summary: 'Edited a tag' }
    return this.gateway.change(householdId, origin, async (changes) => {
      if (!(await readTag(changes, id))) throw new NotFoundException('tag')
      const patch: Row = {}
      if (edit.color !== undefined) patch.color = edit.color
      if (edit.name !== undefined) {
        await refuseTakenName(changes, edit.name, id)
        Object.assign(patch, { name: tidyName(edit.name), match_key: matchKey(edit.name) })
      }
      await changes.update('tags', id, patch)
    })
  }

  /** Takes the tag off all its transactions. */
  delete(householdId: number, id: number, actor: Actor): Promise<Changed<void>> {
    const origin = { actor, cause: 'tag.deleted', summary: 'Deleted a tag' }
    return this.gateway.change(householdId, origin, async (changes) => {
      if (!(await readTag(changes, id))) throw new NotFoundException('tag')
      const links = await changes.all<{ id: number }>('SELECT id FROM transaction_tags WHERE tag_id = ?', [id])
      for (const link of links) await changes.delete('transaction_tags', link.id)
      await changes.delete('tags', id)
    })
  }
}

async function refuseTakenName(queries: Queries, name: string, except?: number) {
  const other = await queries.first<{ id: number }>('SELECT id FROM tags WHERE match_key = ?', [matchKey(name)])
  if (other && other.id !== except) throw new NameTakenException('tag', name)
}
