import type { HttpMethod, Manifest, Permission } from '#sdk'
import { type Grants, permissionsInForce } from '../domain/grants.js'
import { fitsHost, hostOf, portOf } from '../domain/host_names.js'
import { Refusal } from './refusals.js'

/** What lets a request out: for the record and for what follows from it. */
export interface Permit {
  kind: 'http' | 'lan'
  scope: string
}

type Of<Kind extends Permission['kind']> = Extract<Permission, { kind: Kind }>

/** What an instance may do: what its manifest asks for, as far as its owner agreed. */
export class Permits {
  readonly #permissions: Permission[]
  /** Each allowed address of the own network with the permission it is for. */
  readonly #lan: { origin: string; permission: Of<'lan'> }[]

  constructor(manifest: Manifest, grants: Grants) {
    this.#permissions = permissionsInForce(manifest.permissions, grants.permissions ?? [])
    this.#lan = this.#of('lan').flatMap((permission) =>
      (grants.lan ?? [])
        .filter(({ setting, origin }) => setting === permission.scope && URL.canParse(origin))
        .map(({ origin }) => ({ origin: originOf(new URL(origin)), permission })),
    )
  }

  /** Throws `forbidden` where nothing lets this request out. */
  forRequest(url: URL, method: HttpMethod): Permit {
    const [host, port] = [hostOf(url), portOf(url)]
    const lan = this.#lan.filter(({ origin }) => origin === originOf(url)).map(({ permission }) => permission)
    const reaches = url.protocol === 'https:' ? this.#of('http').filter(({ scope }) => fitsHost(scope, host, port)) : []
    const permission = [...lan, ...reaches].find(({ methods }) => methods.includes(method))
    if (permission) return { kind: permission.kind, scope: permission.scope }
    if (lan.length + reaches.length > 0)
      throw new Refusal('forbidden', `${method} is not among what it may do at ${host}.`)
    if (url.protocol !== 'https:')
      throw new Refusal('forbidden', `${originOf(url)} is not https, and its owner did not allow it.`)
    throw new Refusal('forbidden', `It has no permission to contact ${portless(host, port)}.`)
  }

  /** Whether a secret may be sent to where a request goes: a host it is for, or `lan:` and the setting whose address was allowed. */
  mayReceive(name: string, url: URL, permit: Permit): boolean {
    const { hosts } = this.secret(name)
    if (permit.kind === 'lan' && hosts.includes(`lan:${permit.scope}`)) return true
    return url.protocol === 'https:' && hosts.some((pattern) => fitsHost(pattern, hostOf(url), portOf(url)))
  }

  secret(name: string): Of<'secret'> {
    const permission = this.#of('secret').find(({ scope }) => scope === name)
    if (permission) return permission
    throw new Refusal('forbidden', `It has no permission to use the secret "${name}".`)
  }

  data(scope: string): Of<'data'> {
    const permission = this.#of('data').find((each) => each.scope === scope)
    if (permission) return permission
    throw new Refusal('forbidden', `It has no permission to read ${scope}.`)
  }

  /** Throws `forbidden` without the permission to keep anything. */
  requireStore(): void {
    if (this.#of('store').length === 0) throw new Refusal('forbidden', 'It has no permission to keep data.')
  }

  #of<Kind extends Permission['kind']>(kind: Kind): Of<Kind>[] {
    return this.#permissions.filter((permission): permission is Of<Kind> => permission.kind === kind)
  }
}

export function originOf(url: URL): string {
  return `${url.protocol}//${hostOf(url)}:${portOf(url)}`
}

const portless = (host: string, port: number) => (port === 443 ? host : `${host}:${port}`)
