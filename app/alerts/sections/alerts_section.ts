import { instant, json, oneOf, orNull, someText, whole, yesOrNo } from '#portability/services/fields'
import type { Restoring } from '#portability/services/restoring'
import type { Section } from '#portability/services/section'
import { readTable } from '#portability/services/table_section'
import { EntryReader } from '#portability/services/take_entry'
import { catalogues } from '#rules/domain/catalogues'
import { conditionProblems } from '#rules/domain/check_condition'
import type { Condition } from '#rules/domain/condition'
import { conditionWithIds } from '#rules/domain/rule_blueprint'
import { loadReferences } from '#rules/services/load_rules'
import { alertKindIds, kindOf } from '../domain/alert_kinds.js'
import type { AlertSettings } from '../domain/alert_settings.js'
import { type AlertDraft, alertProblems } from '../domain/check_alert.js'
import { alertSettingsValidator } from '../validators/alert.js'

const fields = {
  name: someText(),
  kind: oneOf(alertKindIds),
  settings: json((told) => told),
  condition: orNull(json((told) => told)),
  unless: orNull(json((told) => told)),
  severity: oneOf(['info', 'warning', 'critical']),
  hold_minutes: whole(),
  cooldown_minutes: whole(),
  tell_resolved: yesOrNo(),
  enabled: yesOrNo(),
  created_at: instant(),
}

/** What a household wants to be told of. What was found so far stays where it was. */
export const alertsSection: Section = {
  name: 'alerts',
  tables: ['alerts'],
  read: (queries) => readTable(queries, { table: 'alerts', fields }),
  async restore(restoring, entries) {
    for (const [at, entry] of entries.entries()) await restoreAlert(restoring, entry, `/alerts/${at}`)
  },
}

async function restoreAlert(restoring: Restoring, entry: unknown, pointer: string): Promise<void> {
  const reader = new EntryReader(restoring)
  const told = reader.object(entry, pointer)
  const row = reader.row(entry, fields, pointer)
  const [wrong, settings] = await alertSettingsValidator.tryValidate(told.settings)
  if (wrong) reader.refuse(`${pointer}/settings`, 'cannot be read')
  reader.done()
  const kind = row.kind as AlertDraft['kind']
  const { trigger } = kindOf({ kind, settings: settings! })
  for (const part of ['condition', 'unless'] as const)
    if (row[part] !== null)
      for (const problem of conditionProblems(told[part], `${pointer}/${part}`, trigger))
        reader.refuse(problem.pointer, `is not of the language of conditions: ${problem.message}`)
  reader.done()
  const idOf = (_: string, id: number) => restoring.idOf('account', id)
  const conditionHere = (part: 'condition' | 'unless') =>
    row[part] === null ? null : conditionWithIds(told[part] as Condition, idOf, catalogues[trigger])
  const draft: AlertDraft = {
    kind,
    settings: settingsHere(settings!, restoring),
    condition: conditionHere('condition'),
    unless: conditionHere('unless'),
  }
  const [problem] = alertProblems(draft, await loadReferences(restoring.changes))
  if (problem && row.enabled === 1)
    restoring.note('alerts', `The alert “${String(row.name)}” was switched off: ${problem.message}`)
  await restoring.changes.insert('alerts', {
    ...row,
    settings: JSON.stringify(draft.settings),
    condition: draft.condition === null ? null : JSON.stringify(draft.condition),
    unless: draft.unless === null ? null : JSON.stringify(draft.unless),
    enabled: problem ? 0 : row.enabled,
  })
}

function settingsHere(settings: AlertSettings, restoring: Restoring): AlertSettings {
  const here = (ids: readonly number[]) => ids.map((id) => restoring.idOf('account', id))
  const { category_ids: categories, account_ids: accounts } = settings
  return {
    ...settings,
    ...(categories ? { category_ids: here(categories) } : {}),
    ...(accounts ? { account_ids: here(accounts) } : {}),
  }
}
