import { existsSync, readFileSync } from 'node:fs'
import { Ajv, type ValidateFunction } from 'ajv'
import {
  DETECT_REPLY_SCHEMA,
  DETECT_REQUEST_SCHEMA,
  METHOD_SCHEMAS,
  PARSE_REPLY_SCHEMA,
  PARSE_REQUEST_SCHEMA,
  POSTING_COLUMNS_SCHEMA,
  TRANSACTION_COLUMNS_SCHEMA,
  COLUMN_MAPPING_SCHEMA,
  type ColumnMapping,
  type Detection,
  type Manifest,
  type MethodName,
  type Methods,
  type ParseResult,
  type PostingColumns,
  type TransactionColumns,
} from '#sdk'
import { faultOfManifest } from './domain/manifest_faults.js'
import { faultOfReply } from './domain/reply_faults.js'
import { faultOfRequest } from './domain/request_faults.js'
import { InvalidManifestException, PluginFailedException } from './exceptions.js'

/*
 * What a plugin says is checked here, once, before anything else of the server sees it.
 */

// Lengths are bounds, so counting UTF-16 units is enough, and far quicker than counting characters.
const ajv = new Ajv({
  strict: false,
  discriminator: true,
  unicodeRegExp: false,
  unicode: false,
  logger: false,
} as ConstructorParameters<typeof Ajv>[0])
const MANIFEST_CHARS = 131_072
const compiled = new Map<object, ValidateFunction>()

function validatorOf(schema: object): ValidateFunction {
  let validate = compiled.get(schema)
  if (!validate) compiled.set(schema, (validate = ajv.compile(schema)))
  return validate
}

function check<T>(pluginId: string, what: string, schema: object, json: string): T {
  const value = parse(pluginId, what, json)
  const validate = validatorOf(schema)
  if (validate(value)) return value as T
  throw new PluginFailedException(
    'internal',
    `The plugin's ${what} breaks the contract: ${ajv.errorsText(validate.errors)}.`,
    pluginId,
  )
}

/** Nobody before has looked into it. */
function parse(pluginId: string, what: string, json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    throw new PluginFailedException('internal', `The plugin's ${what} is not JSON.`, pluginId)
  }
}

/** Also what goes to a plugin has a shape: it may hold what a user sent, such as a mapping. */
function request(schema: object, value: object): string {
  const validate = validatorOf(schema)
  if (validate(value)) return JSON.stringify(value)
  throw new PluginFailedException(
    'invalid_settings',
    `The plugin cannot be asked this: ${ajv.errorsText(validate.errors)}.`,
    '',
  )
}

export const detectRequest = (value: object) => request(DETECT_REQUEST_SCHEMA, value)
export const parseRequest = (value: object) => request(PARSE_REQUEST_SCHEMA, value)

export const checkDetection = (pluginId: string, json: string) =>
  check<Detection>(pluginId, 'detection', DETECT_REPLY_SCHEMA, json)

export const checkParseResult = (pluginId: string, json: string) =>
  check<ParseResult>(pluginId, 'result', PARSE_REPLY_SCHEMA, json)

/** A batch whose columns are all equally long. */
export function checkColumns(pluginId: string, json: string): TransactionColumns {
  return equallyLong(pluginId, check<TransactionColumns>(pluginId, 'batch', TRANSACTION_COLUMNS_SCHEMA, json))
}

/** The same for postings of a book. */
export function checkPostings(pluginId: string, json: string): PostingColumns {
  return equallyLong(pluginId, check<PostingColumns>(pluginId, 'batch', POSTING_COLUMNS_SCHEMA, json))
}

function equallyLong<T extends { date: string[] }>(pluginId: string, columns: T): T {
  const rows = columns.date.length
  const uneven = Object.entries(columns).find(([, column]) => (column as unknown[]).length !== rows)
  if (!uneven) return columns
  throw new PluginFailedException(
    'internal',
    `The plugin's batch breaks the contract: ${uneven[0]} has another length.`,
    pluginId,
  )
}

/** The JSON document that a method is called with. Throws where a plugin must not be asked this. */
export function buildRequest<M extends MethodName>(method: M, value: Methods[M]['request']): string {
  const json = request(METHOD_SCHEMAS[method].request, value as object)
  const fault = faultOfRequest(method, value)
  if (!fault) return json
  throw new PluginFailedException('invalid_input', `${method} cannot be asked this: ${fault}.`, '')
}

/** What a method answered, if it has the promised shape and fits what was asked. */
export function checkReply<M extends MethodName>(
  pluginId: string,
  method: M,
  json: string,
  asked: Methods[M]['request'],
): Methods[M]['reply'] {
  const reply = check<Methods[M]['reply']>(pluginId, `answer to ${method}`, METHOD_SCHEMAS[method].reply, json)
  const fault = faultOfReply(method, reply, asked)
  if (!fault) return reply
  throw new PluginFailedException(
    'internal',
    `The plugin's answer to ${method} breaks the contract: ${fault}.`,
    pluginId,
  )
}

/** Whether a mapping that a user sent has the right shape. */
export function isColumnMapping(value: unknown): value is ColumnMapping {
  return validatorOf(COLUMN_MAPPING_SCHEMA)(value)
}

/** Built beside the plugins, because a compiled server has no other copy; a checkout that was not built has only the source. */
const SCHEMA_FILES = ['dist/manifest.schema.json', 'manifest.schema.json'].map(
  (name) => new URL(`../../plugins/sdk/${name}`, import.meta.url),
)
let manifestSchema: object | undefined

export function checkManifest(folder: string, text: string): Manifest {
  manifestSchema ??= JSON.parse(
    readFileSync(
      SCHEMA_FILES.find((file) => existsSync(file))!,
      'utf8',
    ),
  ) as object
  const validate = validatorOf(manifestSchema)
  if (text.length > MANIFEST_CHARS) throw new InvalidManifestException(folder, 'plugin.json is larger than 128 KB')
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new InvalidManifestException(folder, `plugin.json is not JSON (${(error as Error).message})`)
  }
  if (!validate(value))
    throw new InvalidManifestException(
      folder,
      `plugin.json ${ajv.errorsText(validate.errors, { dataVar: 'manifest' })}`,
    )
  const fault = faultOfManifest(value as Manifest)
  if (fault) throw new InvalidManifestException(folder, `plugin.json: ${fault}`)
  return value as Manifest
}
