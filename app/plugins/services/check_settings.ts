import { type FieldProblem, InvalidInputException } from '#core/exceptions'
import type { Queries } from '#database/database'
import type { SettingsSchema } from '#sdk'
import { type FormPlace, type Pick, readSettings, type Settings, type SettingsGiven } from '../domain/settings_form.js'

/** Where the ids of each picker are looked up; categories are accounts too. */
const PICKED_FROM: Record<Pick['picker'], string> = {
  account: `SELECT id FROM accounts WHERE id = ? AND kind IN ('asset', 'liability')`,
  category: `SELECT id FROM accounts WHERE id = ? AND kind IN ('income', 'expense')`,
  payee: 'SELECT id FROM payees WHERE id = ?',
  tag: 'SELECT id FROM tags WHERE id = ?',
  instance: 'SELECT id FROM plugin_instances WHERE id = ?',
}

export interface CheckedSettings {
  settings: Settings
  secrets: Record<string, string | null>
}

/** What a person entered into a plugin's form, checked also against the household's rows. Throws with a pointer for each field. */
export async function checkSettings(
  queries: Queries,
  schema: SettingsSchema,
  given: SettingsGiven,
  place?: FormPlace,
): Promise<CheckedSettings> {
  const { settings, secrets, picks, problems } = readSettings(schema, given, place)
  const found: FieldProblem[] = [...problems]
  for (const pick of picks)
    if (!(await queries.first(PICKED_FROM[pick.picker], [pick.id])))
      found.push({ pointer: pick.pointer, code: 'picker', message: `${pick.title} names something that is not there.` })
  if (found.length > 0) throw new InvalidInputException(found)
  return { settings, secrets }
}
