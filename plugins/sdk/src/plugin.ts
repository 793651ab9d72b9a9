import type { Action } from './action.js'
import type { Advisor } from './advisor.js'
import type { Categorizer } from './categorizer.js'
import type { Connector } from './connector.js'
import type { Forecaster } from './forecaster.js'
import type { Importer } from './importer.js'
import type { Notifier } from './notifier.js'
import type { PriceProvider } from './price_provider.js'
import type { Report } from './report.js'

/**
 * What a plugin's bundle exports as default: one member for each kind its manifest contributes.
 *
 * @example
 * const definition: PluginDefinition = { importer: { detect, parse } }
 */
export interface PluginDefinition {
  importer?: Importer
  categorizer?: Categorizer
  forecaster?: Forecaster
  notifier?: Notifier
  connector?: Connector
  price_provider?: PriceProvider
  report?: Report
  action?: Action
  advisor?: Advisor
  /** Brings settings of an older version over. Secrets are not part of them. What it answers is checked against the new schema. */
  migrateSettings?(from: { version: number; settings: Record<string, unknown> }): Record<string, unknown>
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
