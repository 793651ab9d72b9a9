import type { PluginPackage } from '#lib/api/types.ts'

/** What became of a package that was handed in and did not have to wait. */
export const installedNote = ({ name, version }: PluginPackage): string => `${name} ${version} is installed`

/** The version of the same plugin that runs now. */
export function runningBeside(found: PluginPackage, packages: readonly PluginPackage[]): PluginPackage | undefined {
  return packages.find(({ plugin_id, state }) => plugin_id === found.plugin_id && state === 'active')
}
