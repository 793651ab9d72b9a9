import type { Plugin, PluginInstance, SettingsForm } from '#lib/api/types.ts'

export interface FillingAction {
  /** For pickers: the instance and the action. */
  id: string
  label: string
  instanceId: number
  action: string
  form: SettingsForm
}

interface Declared {
  id: string
  title: string
  input: SettingsForm
  fills?: string[]
}

/** What rules may ask plugins that are set up: actions that only fill in fields. */
export function fillingActions(plugins: readonly Plugin[], instances: readonly PluginInstance[]): FillingAction[] {
  const declaredBy = new Map(plugins.map(({ id, contributes }) => [id, contributes.action?.actions ?? []]))
  return instances.flatMap(({ id, plugin_id: plugin, title }) =>
    ((declaredBy.get(plugin) ?? []) as Declared[])
      .filter(({ fills }) => fills)
      .map((action) => ({
        id: `${id} ${action.id}`,
        label: `${title}: ${action.title}`,
        instanceId: id,
        action: action.id,
        form: action.input,
      })),
  )
}
