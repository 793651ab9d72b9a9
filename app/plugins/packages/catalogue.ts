import { readFile } from 'node:fs/promises'
import { Ajv } from 'ajv'
import { compareVersions, fitsApi } from '../domain/versions.js'
import { InvalidCatalogueException } from './exceptions.js'
import type { Download } from './download.js'
import { ARCHIVE_BYTES_MAX, CATALOGUE_BYTES_MAX } from './limits.js'

export interface CatalogueVersion {
  version: string
  api: string
  url: string
  sha256: string
  size: number
  /** What its packager says; what counts is found when it is installed. */
  level: 'verified' | 'self_signed' | 'unsigned'
}

export interface CatalogueEntry {
  id: string
  name: string
  description: string
  versions: CatalogueVersion[]
}

const text = (maxLength: number, pattern?: string) => ({
  type: 'string',
  minLength: 1,
  maxLength,
  ...(pattern ? { pattern } : {}),
})
const closed = (properties: Record<string, object>) => ({
  type: 'object',
  additionalProperties: false,
  required: Object.keys(properties),
  properties,
})

const isCatalogue = new Ajv().compile<{ schema: string; plugins: CatalogueEntry[] }>(
  closed({
    schema: { const: 'florin-catalogue/1' },
    plugins: {
      type: 'array',
      maxItems: 1000,
      items: closed({
        id: text(100, '^[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)*$'),
        name: text(60),
        description: text(300),
        versions: {
          type: 'array',
          maxItems: 50,
          items: closed({
            version: text(30, '^[0-9]+\\.[0-9]+\\.[0-9]+$'),
            api: text(30, '^\\^[0-9]+\\.[0-9]+$'),
            url: text(2000, '^https://'),
            sha256: text(64, '^[0-9a-f]{64}$'),
            size: { type: 'integer', minimum: 1, maximum: ARCHIVE_BYTES_MAX },
            level: { enum: ['verified', 'self_signed', 'unsigned'] },
          }),
        },
      }),
    },
  }),
)

/** Reads a list of plugins to choose from, out of a file or from an https address. */
export async function readCatalogue(place: string, download: Download): Promise<CatalogueEntry[]> {
  const content = /^https?:/.test(place) ? await download(place, CATALOGUE_BYTES_MAX) : await readFrom(place)
  let value: unknown
  try {
    value = JSON.parse(String(content))
  } catch {
    throw new InvalidCatalogueException(place, 'is not JSON')
  }
  if (!isCatalogue(value)) throw new InvalidCatalogueException(place, 'does not have the shape of a catalogue')
  return value.plugins
}

/** The newest version that runs here. */
export function newestFitting({ versions }: CatalogueEntry): CatalogueVersion | undefined {
  return versions.filter(({ api }) => fitsApi(api)).sort((a, b) => compareVersions(b.version, a.version))[0]
}

async function readFrom(file: string): Promise<Buffer> {
  try {
    return await readFile(file)
  } catch (error) {
    throw new InvalidCatalogueException(file, `cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`)
  }
}
