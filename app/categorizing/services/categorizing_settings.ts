import type { Queries, Writes } from '#database/database'

export interface CategorizingSettings {
  /** Whether categories are chosen without being asked. */
  enabled: boolean
  /** The confidence, in percent, from which on a choice is made; below it a person is asked. */
  threshold: number
}

const DEFAULTS: CategorizingSettings = { enabled: true, threshold: 80 }

export async function readCategorizingSettings(queries: Queries): Promise<CategorizingSettings> {
  const row = await queries.first<{ enabled: number; threshold: number }>(
    'SELECT enabled, threshold FROM categorizing_settings',
  )
  return row ? { enabled: row.enabled === 1, threshold: row.threshold } : DEFAULTS
}

export async function changeCategorizingSettings(writes: Writes, change: Partial<CategorizingSettings>): Promise<void> {
  const { enabled, threshold } = { ...(await readCategorizingSettings(writes)), ...change }
  const own = await writes.first<{ id: number }>('SELECT id FROM categorizing_settings')
  const values = { enabled: enabled ? 1 : 0, threshold }
  if (own)
    await writes.run('UPDATE categorizing_settings SET enabled = ?, threshold = ? WHERE id = ?', [
      values.enabled,
      threshold,
      own.id,
    ])
  else await writes.insert('categorizing_settings', values)
}
