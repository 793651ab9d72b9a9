import type { ChangeSet } from '#changes/change_set'
import { comparisonsOf, type ComparisonValue, type Condition } from '#rules/domain/condition'
import type { AlertSettings } from '../domain/alert_settings.js'
import type { AlertRow } from './load_alerts.js'

/** An alert about a category goes on with the one it was merged into. */
export const alertsOfCategory = {
  async merged(changes: ChangeSet, from: number, into: number) {
    for (const { id, settings, condition, unless } of await changes.all<AlertRow>('SELECT * FROM alerts ORDER BY id'))
      await changes.update('alerts', id, {
        settings: followedSettings(settings, from, into),
        condition: followed(condition, from, into),
        unless: followed(unless, from, into),
      })
  },
}

function followedSettings(written: string, from: number, into: number): string {
  const settings = JSON.parse(written) as AlertSettings
  if (!settings.category_ids?.includes(from)) return written
  const ids = settings.category_ids.map((id) => (id === from ? into : id))
  return JSON.stringify({ ...settings, category_ids: [...new Set(ids)] })
}

function followed(written: string | null, from: number, into: number): string | null {
  if (written === null) return null
  const condition = JSON.parse(written) as Condition
  for (const { comparison } of comparisonsOf(condition))
    if (comparison.field === 'category') comparison.value = replaced(comparison.value, from, into)
  return JSON.stringify(condition)
}

function replaced(value: ComparisonValue | undefined, from: number, into: number): ComparisonValue | undefined {
  if (value === from) return into
  return Array.isArray(value) ? (value as number[]).map((one) => (one === from ? into : one)) : value
}
