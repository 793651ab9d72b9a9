import type { Permission } from '#sdk'
import { fitsHost } from './host_names.js'

/** The lists that narrow a permission; what is new in one of them is asked for like a new permission. */
const LISTS = ['methods', 'hosts', 'fields'] as const
type Lists = Partial<Record<(typeof LISTS)[number], string[]>>

/** Of these there is one right each, and `scope` only says it in words. */
const WITHOUT_SCOPE = new Set<Permission['kind']>(['file', 'store', 'llm'])

/**
 * What `asked` goes beyond `granted`: permissions that are new, and of those that are wider now the part that is new. A different reason
 * is nothing new.
 */
export function addedPermissions(granted: readonly Permission[], asked: readonly Permission[]): Permission[] {
  return asked.flatMap((permission) => {
    const covering = granted.filter((each) => covers(each, permission))
    if (covering.length === 0) return [permission]
    const wanted = permission as Permission & Lists
    const added: Lists = {}
    for (const list of LISTS) {
      const known = new Set(covering.flatMap((each) => (each as Permission & Lists)[list] ?? []))
      const more = (wanted[list] ?? []).filter((value) => !known.has(value) && !coveredHost(list, value, known))
      if (more.length > 0) added[list] = more
    }
    if (Object.keys(added).length === 0) return []
    return [{ ...permission, ...added } as Permission]
  })
}

function covers(granted: Permission, asked: Permission): boolean {
  if (granted.kind !== asked.kind) return false
  if (WITHOUT_SCOPE.has(asked.kind) || granted.scope === asked.scope) return true
  return asked.kind === 'http' && isBelow(asked.scope, granted.scope)
}

const coveredHost = (list: string, host: string, known: Set<string>) =>
  list === 'hosts' && [...known].some((pattern) => isBelow(host, pattern))

/** `api.example.com` is one of `*.example.com`; a pattern with a wildcard is only itself. */
function isBelow(host: string, pattern: string): boolean {
  const [name, port] = host.split(':') as [string, string | undefined]
  return !name.startsWith('*') && fitsHost(pattern, name, Number(port ?? 443))
}
