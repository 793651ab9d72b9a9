/*
 * Writes the types of the UI's HTTP client from the OpenAPI document, which comes from the validators that check requests:
 * `node scripts/generate_api_types.mjs`. A contract test fails when the committed file is not what this writes.
 */
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { format, resolveConfig } from 'prettier'
import openapiTypescript, { astToString } from 'openapi-typescript'

const TARGET = 'ui/src/lib/api/schema.d.ts'
const HEADING = '/* Written by scripts/generate_api_types.mjs from the OpenAPI document. Do not edit. */\n\n'

/** The text of the types file for an OpenAPI document. */
export async function apiTypes(document) {
  const text = HEADING + astToString(await openapiTypescript(document))
  return format(text, { ...(await resolveConfig(TARGET)), parser: 'typescript' })
}

if (process.argv[1] === import.meta.filename) {
  const printed = execFileSync(process.execPath, ['ace', 'florin:openapi'], { encoding: 'utf8', maxBuffer: 64 << 20 })
  writeFileSync(TARGET, await apiTypes(JSON.parse(printed)))
}
