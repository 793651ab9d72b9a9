import type { Actor } from '#changes/domain/origin'
import type { Changed, Gateway } from '#changes/gateway'
import { NotFoundException } from '#core/exceptions'
import type { Row } from '#database/database'
import { requireValidDocument } from './require_valid_document.js'

export interface AutomationInput {
  name: string
  document?: unknown
  enabled?: boolean
}

/** Adds, changes, switches and deletes automations. Runs keep the document they began with. */
export class EditAutomations {
  constructor(private readonly gateway: Gateway) {}

  create(
    householdId: number,
    { name, document, enabled = false }: AutomationInput,
    actor: Actor,
    blueprint: string | null = null,
  ): Promise<Changed<number>> {
    const origin = { actor, cause: 'automation.created', summary: `Added the automation ${name}` }
    return this.gateway.change(householdId, origin, async (changes) =>
      changes.insert('automations', {
        name,
        enabled: enabled ? 1 : 0,
        document: JSON.stringify(await requireValidDocument(changes, document)),
        version: 1,
        blueprint,
        paused_code: null,
        created_at: this.gateway.clock.now(),
      }),
    )
  }

  handle(householdId: number, id: number, edit: Partial<AutomationInput>, actor: Actor): Promise<Changed<void>> {
    const origin = { actor, cause: 'automation.edited', summary: 'Edited an automation' }
    return this.gateway.change(householdId, origin, async (changes) => {
      const known = await changes.first<{ version: number; document: string }>(
        'SELECT version, document FROM automations WHERE id = ?',
        [id],
      )
      if (!known) throw new NotFoundException('automation')
      const patch: Row = {}
      if (edit.name !== undefined) patch.name = edit.name
      if (edit.enabled !== undefined) patch.enabled = edit.enabled ? 1 : 0
      // Switching on again is a person's answer to the pause.
      if (edit.enabled) await changes.operational.run('UPDATE automations SET paused_code = NULL WHERE id = ?', [id])
      if (edit.document !== undefined) {
        const document = JSON.stringify(await requireValidDocument(changes, edit.document))
        if (document !== known.document) Object.assign(patch, { document, version: known.version + 1 })
      }
      await changes.update('automations', id, patch)
    })
  }

  /** What its runs did stays; those that still go on are stopped. */
  delete(householdId: number, id: number, actor: Actor): Promise<Changed<void>> {
    const origin = { actor, cause: 'automation.deleted', summary: 'Deleted an automation' }
    return this.gateway.change(householdId, origin, async (changes) => {
      if (!(await changes.first('SELECT id FROM automations WHERE id = ?', [id])))
        throw new NotFoundException('automation')
      await changes.operational.run(
        `UPDATE automation_runs SET state = 'stopped', code = 'deleted', message = 'Its automation was deleted.', holder = NULL,
           finished_at = ? WHERE automation_id = ? AND state IN ('queued', 'running', 'waiting')`,
        [this.gateway.clock.now(), id],
      )
      await changes.delete('automations', id)
    })
  }
}
