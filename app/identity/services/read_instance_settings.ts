import { needs } from '#core/needs'
import type { Database, Queries } from '#database/database'

export interface InstanceSettings {
  registrationOpen: boolean
  hasUsers: boolean
}

@needs('florin.database')
export class ReadInstanceSettings {
  constructor(private readonly database: Database) {}

  handle(): Promise<InstanceSettings> {
    return this.database.systemRead(readInstanceSettings)
  }
}

/** Until there is a first person registration is open, whatever the setting says; then it is closed unless an administrator opens it. */
export async function readInstanceSettings(queries: Queries): Promise<InstanceSettings> {
  const user = await queries.first('SELECT id FROM users LIMIT 1')
  const setting = await queries.first<{ value: string }>(
    `SELECT value FROM instance_settings WHERE name = 'registration_open'`,
  )
  return { registrationOpen: user === undefined || setting?.value === 'true', hasUsers: user !== undefined }
}
