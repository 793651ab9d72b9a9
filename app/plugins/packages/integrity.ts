import { createHash } from 'node:crypto'
import { InvalidPackageException } from './exceptions.js'
import { contentOf, INTEGRITY_FILE, SIGNATURE_FILE } from './package_files.js'
import { compareNames, type PackageFile } from './tar.js'

/** What a signature is about: every other file of the package with its hash, in the order of names. */
export interface IntegrityList {
  schema: 'florin-integrity/1'
  files: Record<string, string>
}

/** The list of a package in its one form; the same files give the same bytes. */
export function integrityOf(files: readonly PackageFile[]): Buffer {
  const listed = files.filter(({ name }) => name !== INTEGRITY_FILE && name !== SIGNATURE_FILE)
  const hashes = listed
    .sort((a, b) => compareNames(a.name, b.name))
    .map(({ name, content }) => [name, sha256(content)] as const)
  const list: IntegrityList = { schema: 'florin-integrity/1', files: Object.fromEntries(hashes) }
  return Buffer.from(`${JSON.stringify(list, null, 2)}\n`)
}

/** Answers the list; throws where it is missing or any file is not the one it was made of. */
export function checkIntegrity(files: readonly PackageFile[]): Buffer {
  const given = contentOf(files, INTEGRITY_FILE)
  if (!given) throw new InvalidPackageException(`it has no ${INTEGRITY_FILE}`)
  const actual = integrityOf(files)
  if (given.equals(actual)) return given
  throw new InvalidPackageException(
    `${INTEGRITY_FILE} does not list its files as they are${firstChange(given, actual)}`,
  )
}

function firstChange(given: Buffer, actual: Buffer): string {
  const told = hashesIn(given)
  const changed = Object.entries(hashesIn(actual)).find(([name, hash]) => told[name] !== hash)
  return changed ? `: ${changed[0]} was changed` : ''
}

function hashesIn(list: Buffer): Record<string, unknown> {
  try {
    return (JSON.parse(String(list)) as Partial<IntegrityList> | null)?.files ?? {}
  } catch {
    // It is refused either way; only the hint is missing.
    return {}
  }
}

export function sha256(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}
