import type { Importer } from './importer.js'

/**
 * What a plugin's bundle exports as default: one member for each kind its manifest contributes.
 *
 * @example
 * const definition: PluginDefinition = { importer: { detect, parse } }
 */
export interface PluginDefinition {
  importer?: Importer
}

/**
 * Declares a plugin. It does nothing but give the definition its type.
 *
 * @example
 * export default definePlugin({ importer: { detect: (head) => ({ confidence: 0 }), parse } })
 */
export function definePlugin(definition: PluginDefinition): PluginDefinition {
  return definition
}
