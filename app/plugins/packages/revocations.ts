import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { SHIPPED_REVOCATIONS } from '../installation.js'
import { UntrustedPackageException } from './exceptions.js'
import { isSigned, signStatement } from './keys.js'

/** What must no longer run. Members that are absent do not narrow it; `public_key` takes everything signed with a key. */
export interface Revocation {
  plugin_id?: string
  version?: string
  sha256?: string
  public_key?: string
  reason: string
}

export interface RevocationList {
  schema: 'florin-revocations/1'
  issued_on: string
  entries: Revocation[]
  /** By one of Florin's root keys, of everything above. */
  signature: string
}

export interface Revocable {
  pluginId: string
  version: string
  sha256: string
  publicKey: string | null
}

/** What lists say together; a list can only add, so an old one in place of a new one takes nothing back that Florin ships. */
export interface Revocations {
  entries: readonly Revocation[]
  /** Lists that are not taken into account, and why. */
  problems: readonly string[]
}

const NARROWING = ['plugin_id', 'version', 'sha256', 'public_key'] as const
const MEMBERS = [...NARROWING, 'reason']

/** The list that came with this version of Florin, and the one that an administrator put into the data folder. */
export async function readRevocations(
  file: string,
  rootKeys: readonly string[],
  shipped = SHIPPED_REVOCATIONS,
): Promise<Revocations> {
  const texts = [readFileSync(shipped, 'utf8'), await readIfThere(file)].filter((text) => text !== undefined)
  const entries: Revocation[] = []
  const problems: string[] = []
  for (const text of texts) {
    try {
      entries.push(...checkRevocations(text, rootKeys).entries)
    } catch (error) {
      if (!(error instanceof UntrustedPackageException)) throw error
      problems.push(error.message)
    }
  }
  return { entries, problems }
}

export function checkRevocations(text: string, rootKeys: readonly string[]): RevocationList {
  const refused = new UntrustedPackageException('A list of revoked plugins is damaged, or was not signed by Florin.')
  let list: RevocationList
  try {
    list = JSON.parse(text) as RevocationList
  } catch {
    throw refused
  }
  if (!Array.isArray(list?.entries) || typeof list.signature !== 'string') throw refused
  const statement = stated(list)
  if (!rootKeys.some((root) => isSigned('revocation list', statement, root, list.signature))) throw refused
  if (list.schema !== 'florin-revocations/1' || !list.entries.every(isRevocation)) throw refused
  return list
}

export function issueRevocations(issuedOn: string, entries: Revocation[], rootPem: string): string {
  const list = { schema: 'florin-revocations/1' as const, issued_on: issuedOn, entries }
  const signature = signStatement('revocation list', stated(list), rootPem)
  return `${JSON.stringify({ ...list, signature }, null, 2)}\n`
}

/** Why a package must not run; undefined where it may. */
export function revocationOf({ entries }: Revocations, subject: Revocable): string | undefined {
  const { pluginId: plugin_id, version, sha256, publicKey: public_key } = subject
  const given = { plugin_id, version, sha256, public_key }
  return entries.find((entry) => NARROWING.every((each) => entry[each] === undefined || entry[each] === given[each]))
    ?.reason
}

const stated = ({ schema, issued_on, entries }: Omit<RevocationList, 'signature'>) =>
  Buffer.from(JSON.stringify({ schema, issued_on, entries }))

/** An entry names something to revoke: one without would take everything. */
function isRevocation(entry: Revocation): boolean {
  const isText = Object.entries(entry ?? {}).every(([key, value]) => MEMBERS.includes(key) && typeof value === 'string')
  return isText && typeof entry?.reason === 'string' && NARROWING.some((each) => entry[each] !== undefined)
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
