import { shiftInstant } from '#core/clock'
import type { Queries } from '#database/database'
import type { Permission } from '#sdk'
import { requireInstance } from './instance_rows.js'

const DAY = 24 * 3600

export interface UsedPermission {
  kind: string
  scope: string
  requests: number
  bytes_sent: number
  bytes_received: number
  refused: number
  last_on: string
}

export interface InstanceUsage {
  granted: Permission[]
  used: UsedPermission[]
  /** Granted, but not used in that time: what an owner may want to take back. */
  unused: Permission[]
}

/** What an instance used of what it was granted, over some days until now. */
export async function readUsage(
  queries: Queries,
  instanceId: number,
  days: number,
  now: string,
): Promise<InstanceUsage> {
  const { grants } = await requireInstance(queries, instanceId)
  const since = shiftInstant(now, -days * DAY).slice(0, 10)
  const used = await queries.all<UsedPermission>(
    `SELECT kind, scope, CAST(SUM(requests) AS BIGINT) AS requests, CAST(SUM(bytes_sent) AS BIGINT) AS bytes_sent,
       CAST(SUM(bytes_received) AS BIGINT) AS bytes_received, CAST(SUM(refused) AS BIGINT) AS refused, MAX(day) AS last_on
     FROM plugin_usage WHERE instance_id = ? AND day > ? GROUP BY kind, scope ORDER BY kind, scope`,
    [instanceId, since],
  )
  const isUsed = ({ kind, scope }: Permission) =>
    used.some((use) => use.kind === kind && use.scope === scope && use.requests > use.refused)
  return { granted: grants.permissions, used, unused: grants.permissions.filter((permission) => !isUsed(permission)) }
}
