import type { Queries, Writes } from '#database/database'
import { type Digest, type Preferences, type Route, USUAL_PREFERENCES } from '../domain/preferences.js'

interface PreferenceRow {
  user_id: number
  time_zone: string | null
  quiet_from: string | null
  quiet_to: string | null
  digest: Digest['every']
  digest_at: string
  digest_weekday: number
  routes: string
}

const COLUMNS = 'user_id, time_zone, quiet_from, quiet_to, digest, digest_at, digest_weekday, routes'

/** Of everybody in the household who chose something. */
export async function readPreferences(queries: Queries): Promise<Map<number, Preferences>> {
  const rows = await queries.all<PreferenceRow>(`SELECT ${COLUMNS} FROM notification_preferences`)
  return new Map(rows.map((row) => [row.user_id, parse(row)]))
}

export async function readPreferencesOf(queries: Queries, userId: number): Promise<Preferences> {
  const row = await queries.first<PreferenceRow>(`SELECT ${COLUMNS} FROM notification_preferences WHERE user_id = ?`, [
    userId,
  ])
  return row ? parse(row) : USUAL_PREFERENCES
}

export async function keepPreferences(writes: Writes, userId: number, preferences: Preferences): Promise<void> {
  const { timeZone, quietHours, digest, routes } = preferences
  const before = await writes.first<{ id: number }>('SELECT id FROM notification_preferences WHERE user_id = ?', [
    userId,
  ])
  if (before) await writes.run('DELETE FROM notification_preferences WHERE id = ?', [before.id])
  await writes.insert('notification_preferences', {
    user_id: userId,
    time_zone: timeZone,
    quiet_from: quietHours?.from ?? null,
    quiet_to: quietHours?.to ?? null,
    digest: digest.every,
    digest_at: digest.at,
    digest_weekday: digest.weekday,
    routes: JSON.stringify(routes),
  })
}

function parse(row: PreferenceRow): Preferences {
  const { quiet_from: from, quiet_to: to } = row
  return {
    timeZone: row.time_zone,
    quietHours: from === null || to === null ? null : { from, to },
    digest: { every: row.digest, at: row.digest_at, weekday: row.digest_weekday },
    routes: JSON.parse(row.routes) as Record<string, Route>,
  }
}
