/**
 * What a plugin can be. Florin offers each kind its own host calls and limits; today `importer` is served, the others are
 * reserved names.
 *
 * @example
 * const kind: PluginKind = 'importer'
 */
export type PluginKind =
  | 'importer'
  | 'categorizer'
  | 'forecaster'
  | 'notifier'
  | 'connector'
  | 'price_provider'
  | 'report'
  | 'action'
  | 'advisor'

/**
 * Something a plugin may touch. The user reads `scope` and `reason` before switching the plugin on, so both are plain language.
 *
 * @example
 * const reading: Permission = {
 *   kind: 'file', scope: 'the file you import', reason: 'Its rows become transactions.',
 * }
 */
export interface Permission {
  kind: 'file' | 'data' | 'http' | 'secret' | 'store' | 'llm' | 'oauth'
  scope: string
  reason: string
}

/**
 * A file format an importer reads; `extensions` (with the dot) fill the upload dialog, detection itself looks at the content.
 *
 * @example
 * const ofx: ImporterFormat = { name: 'OFX', extensions: ['.ofx', '.qfx'], media_types: ['application/x-ofx'] }
 */
export interface ImporterFormat {
  name: string
  extensions: string[]
  media_types: string[]
}

/**
 * `plugin.json`: what Florin knows about a plugin without running it. `manifest.schema.json` is the checked form.
 *
 * @example
 * const manifest: Manifest = JSON.parse(text)
 * manifest.contributes.importer?.formats.map((format) => format.name)
 */
export interface Manifest {
  $schema?: string
  schema: 'florin-plugin/1'
  /** Also the folder's name; third parties prefix it by a domain they own, as in `org.example.statements`. */
  id: string
  name: string
  description: string
  version: string
  /** The range of plugin API versions it was written for, such as `^1.0`. */
  api: string
  publisher: { name: string; url?: string }
  license: string
  homepage?: string
  contributes: { importer?: { formats: ImporterFormat[] } }
  permissions: Permission[]
}
