import type { ChangeSet } from '#changes/change_set'
import type { Actor } from '#changes/domain/origin'
import type { Changed, Gateway } from '#changes/gateway'
import { NotFoundException } from '#core/exceptions'
import type { Row } from '#database/database'
import type { AlertKindId } from '../domain/alert_kinds.js'
import { alertKinds } from '../domain/alert_kinds.js'
import type { AlertEdit, AlertInput } from '../validators/alert.js'
import { type AlertRow, alertOf } from './load_alerts.js'
import { requireValidAlert } from './require_valid_alert.js'

/** Adds, changes, switches and deletes alerts. What they found stays as it was; what is open ends the next time somebody looks. */
export class EditAlerts {
  constructor(private readonly gateway: Gateway) {}

  create(householdId: number, input: AlertInput, actor: Actor): Promise<Changed<number>> {
    const name = input.name ?? alertKinds[input.kind].title
    const origin = { actor, cause: 'alert.created', summary: `Added the alert ${name}` }
    return this.gateway.change(householdId, origin, async (changes) => {
      const { kind, condition, unless } = input
      const core = { kind, settings: input.settings ?? {}, condition: condition ?? null, unless: unless ?? null }
      const valid = await requireValidAlert(changes, core)
      return changes.insert('alerts', {
        name,
        ...valid,
        severity: input.severity ?? alertKinds[kind].severity,
        hold_minutes: input.hold_minutes ?? 0,
        cooldown_minutes: input.cooldown_minutes ?? 0,
        tell_resolved: input.tell_resolved ? 1 : 0,
        enabled: input.enabled === false ? 0 : 1,
        created_at: this.gateway.clock.now(),
      })
    })
  }

  handle(householdId: number, id: number, edit: AlertEdit, actor: Actor): Promise<Changed<void>> {
    const origin = { actor, cause: 'alert.edited', summary: 'Changed an alert' }
    return this.gateway.change(householdId, origin, async (changes) => {
      const known = await mustFind(changes, id)
      const patch: Row = {}
      if (edit.settings !== undefined || edit.condition !== undefined || edit.unless !== undefined) {
        const before = alertOf(known)
        const core = {
          kind: known.kind as AlertKindId,
          settings: edit.settings ?? before.settings,
          condition: edit.condition === undefined ? before.condition : edit.condition,
          unless: edit.unless === undefined ? before.unless : edit.unless,
        }
        Object.assign(patch, await requireValidAlert(changes, core))
      }
      for (const field of ['name', 'severity', 'hold_minutes', 'cooldown_minutes'] as const)
        if (edit[field] !== undefined) patch[field] = edit[field]
      for (const field of ['tell_resolved', 'enabled'] as const)
        if (edit[field] !== undefined) patch[field] = edit[field] ? 1 : 0
      await changes.update('alerts', id, patch)
    })
  }

  delete(householdId: number, id: number, actor: Actor): Promise<Changed<void>> {
    const origin = { actor, cause: 'alert.deleted', summary: 'Deleted an alert' }
    return this.gateway.change(householdId, origin, async (changes) => {
      await mustFind(changes, id)
      await changes.delete('alerts', id)
    })
  }
}

async function mustFind(changes: ChangeSet, id: number): Promise<AlertRow> {
  const row = await changes.first<AlertRow>('SELECT * FROM alerts WHERE id = ?', [id])
  if (!row) throw new NotFoundException('alert')
  return row
}
