import type { FieldProblem } from '#core/exceptions'
import type { Manifest } from '#sdk'
import type { LanGrant } from './grants.js'
import type { Settings } from './settings_form.js'

/** The address that stands in a setting and that its owner may allow: `http://192.168.1.5:11434`. */
export function originIn(settings: Settings, setting: string): string | null {
  const text = settings[setting]
  return typeof text === 'string' && URL.canParse(text) ? new URL(text).origin : null
}

/** The settings of a plugin that may hold addresses of the own network, with what was allowed. */
export function lanAddresses(manifest: Manifest, settings: Settings, grants: readonly LanGrant[]) {
  return manifest.permissions
    .filter(({ kind }) => kind === 'lan')
    .flatMap(({ scope: setting }) => {
      const origin = originIn(settings, setting)
      const allowed = grants.some((grant) => grant.setting === setting && grant.origin === origin)
      return origin === null ? [] : [{ setting, origin, allowed }]
    })
}

/** What is wrong with addresses that somebody allows: each must be the one that stands in its setting, as it is now. */
export function faultsOfLan(manifest: Manifest, settings: Settings, given: readonly LanGrant[]): FieldProblem[] {
  return given.flatMap(({ setting, origin }, at) => {
    const asks = manifest.permissions.some(({ kind, scope }) => kind === 'lan' && scope === setting)
    if (!asks)
      return [fault(`/lan/${at}/setting`, 'unknown', `"${setting}" is no setting for an address of your network.`)]
    const entered = originIn(settings, setting)
    if (entered === null) return [fault(`/lan/${at}/setting`, 'empty', `No address is entered in "${setting}".`)]
    if (entered === origin) return []
    return [
      fault(`/lan/${at}/origin`, 'other', `The address in "${setting}" is ${entered}, so that is what can be allowed.`),
    ]
  })
}

/** What stays allowed: an address that is no longer the one in its setting is not. */
export function lanStillGranted(settings: Settings, granted: readonly LanGrant[]): LanGrant[] {
  return granted.filter(({ setting, origin }) => originIn(settings, setting) === origin)
}

const fault = (pointer: string, code: string, message: string): FieldProblem => ({ pointer, code, message })
