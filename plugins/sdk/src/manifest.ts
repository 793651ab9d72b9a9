import type { SettingsSchema } from './settings.js'

/**
 * What a plugin can be. Florin offers each kind its own host calls and limits.
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
 * What is not asked for is not there: the call is refused with `forbidden`.
 *
 * @example
 * const reading: Permission = {
 *   kind: 'file', scope: 'the file you import', reason: 'Its rows become transactions.',
 * }
 * const asking: Permission = {
 *   kind: 'http', scope: 'api.example.com', methods: ['GET'], reason: 'The rates are published there.',
 * }
 */
export type Permission =
  | { kind: 'file'; scope: string; reason: string }
  | HttpPermission
  | SecretPermission
  | DataPermission
  | { kind: 'store' | 'llm'; scope: string; reason: string }
  | LanPermission

/**
 * `scope` is a host name, such as `api.example.com`, or with one wildcard label in front, `*.example.com`. Always https.
 *
 * @example
 * const permission: HttpPermission = {
 *   kind: 'http', scope: 'api.example.com', methods: ['GET'], reason: 'The rates are published there.',
 * }
 */
export interface HttpPermission {
  kind: 'http'
  scope: string
  methods: HttpMethod[]
  reason: string
}

/**
 * `scope` is the name of a setting with `format: 'secret'`, or of a secret that `connect` keeps; it is sent to `hosts` only. An address
 * that the owner enters and allows is written `lan:` and the name of its setting.
 *
 * @example
 * const permission: SecretPermission = {
 *   kind: 'secret', scope: 'token', hosts: ['api.example.com'], reason: 'It shows the service that it is you.',
 * }
 */
export interface SecretPermission {
  kind: 'secret'
  scope: string
  hosts: string[]
  reason: string
}

/**
 * `scope` is what `florin.data.read` may be asked for; `fields` are the columns that are handed over.
 *
 * @example
 * const permission: DataPermission = {
 *   kind: 'data', scope: 'month_totals', fields: ['month', 'amount'], reason: 'It adds up what was spent.',
 * }
 */
export interface DataPermission {
  kind: 'data'
  scope: 'accounts' | 'categories' | 'payees' | 'tags' | 'transactions' | 'month_totals' | 'net_worth'
  fields: string[]
  reason: string
}

/**
 * `scope` is the name of a setting in which the owner enters an address of the own network, such as `http://192.168.1.5:11434`.
 * Entering it is not enough: the owner also has to allow that address for this instance. The address may be public as well.
 *
 * @example
 * const permission: LanPermission = {
 *   kind: 'lan', scope: 'server', methods: ['POST'], reason: 'Your own server gets the messages.',
 * }
 */
export interface LanPermission {
  kind: 'lan'
  scope: string
  methods: HttpMethod[]
  reason: string
}

/**
 * @example
 * const methods: HttpMethod[] = ['GET', 'POST']
 */
export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

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
 * An action that an automation can take or, with `fills`, that a rule asks for those fields of transactions. `effects` says what it
 * does to the world; `external_write` is never repeated by Florin
 * unless the action says it is idempotent by its key.
 *
 * @example
 * const declaration: ActionDeclaration = {
 *   id: 'write_note', version: 1, title: 'Write a note', description: 'Writes a note.', effects: 'external_write', idempotent: true,
 *   input: { type: 'object', properties: { text: { type: 'string', title: 'Text', maxLength: 2_000 } } },
 * }
 */
export interface ActionDeclaration {
  id: string
  version: number
  title: string
  description: string
  input: SettingsSchema
  effects: 'none' | 'read' | 'external_write'
  /** Whether a repeated `idempotency_key` has no second effect. */
  idempotent: boolean
  /** For rules: the fields that `fill` may answer with. Its effects are `none` or `read`. */
  fills?: FilledField[]
}

/**
 * A field that an action may fill in.
 *
 * @example
 * const fills: FilledField[] = ['payee', 'tags']
 */
export type FilledField = 'payee' | 'memo' | 'note' | 'tags' | 'category'

/**
 * What a plugin contributes: one member for each kind the bundle's default export has.
 *
 * @example
 * const contributes: Contributions = { notifier: { idempotent: true } }
 */
export interface Contributions {
  importer?: { formats: ImporterFormat[] }
  categorizer?: { learns: boolean }
  forecaster?: { frequencies: ('day' | 'month')[] }
  notifier?: { idempotent: boolean }
  /** `connect` is the form for the values that are needed once, such as a setup token. */
  connector?: { connect: SettingsSchema }
  price_provider?: { serves: ('rates' | 'quotes')[] }
  report?: { parameters: SettingsSchema }
  action?: { actions: ActionDeclaration[] }
  advisor?: Record<string, never>
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
  contributes: Contributions
  permissions: Permission[]
  /** The form of an instance's settings. `version` is raised when old settings no longer fit; `migrateSettings` then brings them over. */
  settings?: { version: number; schema: SettingsSchema }
  /** Whether and how often Florin runs an instance by itself, in minutes. */
  schedule?: { default_minutes: number; least_minutes: number }
}
