import { FILE_BYTES_MAX } from '../vault.js'
import { unpackEntry, zipEntries } from './zip_entries.js'

export interface ArchiveLimits {
  files: number
  /** All of them together, unpacked. */
  bytes: number
  /** Archives in archives. */
  depth: number
}

export const ARCHIVE_LIMITS: ArchiveLimits = { files: 200, bytes: 256_000_000, depth: 2 }

export type Unpacked = { name: string; bytes: Uint8Array } | { name: string; reason: string }

const megabytes = (bytes: number) => `${Math.floor(bytes / 1_000_000)} MB`

/** What computers put into archives by themselves. */
const LITTER = /(?:^|\/)(?:__MACOSX\/|\.|Thumbs\.db$|desktop\.ini$)/i
const READ_ME = /\.(?:md|html?|png|jpe?g|gif|svg|exe|dll|sh|css|js)$/i

export function isArchive(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4
}

/**
 * The files of an archive, one after another, and why others were left out. Nothing is unpacked beyond the sizes that the archive states,
 * so one that lies about them gives broken files, not full memory.
 */
export async function* unpackArchive(
  bytes: Uint8Array,
  limits: ArchiveLimits = ARCHIVE_LIMITS,
  used = { files: 0, bytes: 0 },
  path = '',
): AsyncGenerator<Unpacked> {
  for (const entry of zipEntries(bytes)) {
    const { name, size } = entry
    const shown = `${path}${name}`
    if (LITTER.test(name) || name.endsWith('/')) continue
    const reason = whyLeftOut(name, size, limits, used)
    if (reason !== null) {
      yield { name: shown, reason }
      continue
    }
    used.files++
    used.bytes += size
    const content = await unpackEntry(bytes, entry)
    if (content === null)
      yield { name: shown, reason: 'It is damaged, locked, or packed in a way that is not known here.' }
    else if (!isArchive(content) || isWorkbook(content)) yield { name: shown, bytes: content }
    else if (limits.depth <= 1)
      yield { name: shown, reason: `Archives are opened ${ARCHIVE_LIMITS.depth} deep, no deeper.` }
    else yield* unpackArchive(content, { ...limits, depth: limits.depth - 1 }, used, `${shown}/`)
  }
}

function whyLeftOut(name: string, size: number, limits: ArchiveLimits, used: { files: number; bytes: number }) {
  if (READ_ME.test(name)) return 'It is no bank file.'
  if (size === 0) return 'It is empty.'
  if (size > FILE_BYTES_MAX) return `Files of up to ${megabytes(FILE_BYTES_MAX)} can be imported.`
  if (used.files >= limits.files) return `The first ${limits.files} files of an archive are read, no more.`
  if (used.bytes + size > limits.bytes) return `Up to ${megabytes(limits.bytes)} are unpacked of an archive, no more.`
  return null
}

/** Excel's and OpenDocument's files are archives, and so is what other importers read as a whole. */
function isWorkbook(bytes: Uint8Array): boolean {
  return zipEntries(bytes).some(({ name }) => name === '[Content_Types].xml' || name === 'mimetype')
}
