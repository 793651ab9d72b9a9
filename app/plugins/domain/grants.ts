import type { HttpMethod, Permission } from '#sdk'

/** What the owner agreed to when the instance was made, or when they were asked again. */
export interface Grants {
  /** Of the manifest that was read when agreeing. */
  manifest_sha256: string
  accepted_at: string
  accepted_by: string
  permissions: Permission[]
  /** Addresses of the own network, each for the setting it stands in. */
  lan: LanGrant[]
}

export interface LanGrant {
  setting: string
  /** `http://192.168.1.5:11434` */
  origin: string
}

/** What a call may do: what the manifest asks for, as far as the owner agreed to it. */
export function permissionsInForce(asked: readonly Permission[], granted: readonly Permission[]): Permission[] {
  return asked.flatMap((permission) => {
    const parts = granted.filter((grant) => isSameSubject(grant, permission)).map((grant) => common(permission, grant))
    return parts.filter((part) => part !== undefined).slice(0, 1)
  })
}

/** What the manifest asks for beyond what the owner agreed to; of a longer list only what is new. */
export function permissionsPending(asked: readonly Permission[], granted: readonly Permission[]): Permission[] {
  return asked.flatMap((permission) => {
    const grant = granted.find((each) => isSameSubject(each, permission))
    const rest = grant ? beyond(permission, grant) : permission
    return rest ? [rest] : []
  })
}

const isSameSubject = (one: Permission, other: Permission) => one.kind === other.kind && one.scope === other.scope

/** The lists of a permission: what it is limited to beside its scope. */
function listOf(permission: Permission): readonly string[] | undefined {
  if (permission.kind === 'http' || permission.kind === 'lan') return permission.methods
  if (permission.kind === 'secret') return permission.hosts
  if (permission.kind === 'data') return permission.fields
  return undefined
}

function withList(permission: Permission, list: string[]): Permission {
  if (permission.kind === 'http' || permission.kind === 'lan') return { ...permission, methods: list as HttpMethod[] }
  if (permission.kind === 'secret') return { ...permission, hosts: list }
  if (permission.kind === 'data') return { ...permission, fields: list }
  return permission
}

function common(asked: Permission, granted: Permission): Permission | undefined {
  const [list, agreed] = [listOf(asked), listOf(granted)]
  if (!list || !agreed) return asked
  const kept = list.filter((each) => agreed.includes(each))
  return kept.length > 0 ? withList(asked, kept) : undefined
}

function beyond(asked: Permission, granted: Permission): Permission | undefined {
  const [list, agreed] = [listOf(asked), listOf(granted)]
  if (!list || !agreed) return undefined
  const added = list.filter((each) => !agreed.includes(each))
  return added.length > 0 ? withList(asked, added) : undefined
}
