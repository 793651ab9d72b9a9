import type { InstanceUsage, PluginPermission } from '#lib/api/types.ts'

export interface UsageRow {
  permission: Pick<PluginPermission, 'kind' | 'scope' | 'hosts' | 'fields'>
  /** Undefined where it was never used. */
  used?: InstanceUsage['used'][number]
  /** Without it, the plugin tried something that it may not. */
  granted: boolean
}

/** Each thing that was granted with what was made of it, then what was tried without a grant. */
export function usageRows({ granted, used }: InstanceUsage): UsageRow[] {
  const isOf = (permission: PluginPermission, entry: InstanceUsage['used'][number]) =>
    permission.kind === entry.kind && permission.scope === entry.scope
  const ofGrants = granted.map((permission) => ({
    permission,
    used: used.find((entry) => isOf(permission, entry)),
    granted: true,
  }))
  const others = used
    .filter((entry) => !granted.some((permission) => isOf(permission, entry)))
    .map((entry) => ({
      permission: { kind: entry.kind as PluginPermission['kind'], scope: entry.scope },
      used: entry,
      granted: false,
    }))
  return [...ofGrants, ...others]
}
