import type { Manifest, SettingsSchema } from '#sdk'
import { faultOfForm } from './form_faults.js'

/** What is wrong with a manifest beyond its shape, in words: its forms, and whether what it asks for fits together. */
export function faultOfManifest(manifest: Manifest): string | undefined {
  for (const [where, form] of formsOf(manifest)) {
    const fault = faultOfForm(form)
    if (fault) return `in ${where}, ${fault}`
  }
  const writer = manifest.contributes.action?.actions.find(
    ({ fills, effects }) => fills && effects === 'external_write',
  )
  if (writer) return `the action ${writer.id} fills in fields and changes something outside of Florin`
  const { schedule } = manifest
  if (schedule && schedule.default_minutes < schedule.least_minutes)
    return 'the schedule is below its own least interval'
  return faultOfPermissions(manifest)
}

function formsOf({ settings, contributes }: Manifest): [where: string, form: SettingsSchema][] {
  const { connector, report, action } = contributes
  return [
    ...(settings ? [['settings', settings.schema] as [string, SettingsSchema]] : []),
    ...(connector ? [['connector.connect', connector.connect] as [string, SettingsSchema]] : []),
    ...(report ? [['report.parameters', report.parameters] as [string, SettingsSchema]] : []),
    ...(action?.actions ?? []).map(({ id, input }): [string, SettingsSchema] => [`action ${id}`, input]),
  ]
}

function faultOfPermissions({ settings, contributes, permissions }: Manifest): string | undefined {
  const fields = settings?.schema.properties ?? {}
  const seen = new Set<string>()
  const hosts = new Set<string>()
  for (const { kind, scope } of permissions) {
    if (seen.has(`${kind} ${scope}`)) return `the permission ${kind} ${scope} stands there twice`
    seen.add(`${kind} ${scope}`)
    if (kind === 'http') hosts.add(scope)
    if (kind === 'lan') hosts.add(`lan:${scope}`)
    if (kind === 'lan' && fields[scope]?.format !== 'url') return `lan ${scope} is not a setting with the format url`
  }
  for (const permission of permissions) {
    if (permission.kind !== 'secret') continue
    const { scope } = permission
    // What `connect` keeps is a secret that no form has.
    if (fields[scope]?.format !== 'secret' && !contributes.connector) return `secret ${scope} is not a secret setting`
    const stray = permission.hosts.find((host) => !hosts.has(host))
    if (stray) return `secret ${scope} is for ${stray}, which no permission lets it reach`
  }
  const unused = Object.entries(fields).find(([name, { format }]) => format === 'secret' && !seen.has(`secret ${name}`))
  return unused && `the secret ${unused[0]} has no permission that says where it is sent`
}
