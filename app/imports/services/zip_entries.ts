import { promisify } from 'node:util'
import { crc32, inflateRaw } from 'node:zlib'

/** A file in an archive, as the list at the archive's end describes it. None of it is to be believed before the file is unpacked. */
export interface ZipEntry {
  name: string
  /** What it says to have unpacked. */
  size: number
  packedSize: number
  isLocked: boolean
  method: number
  checksum: number
  /** Where its own header begins. */
  at: number
}

/** An archive of statements has fewer; whoever lists a million files wants something else. */
export const ENTRIES_MAX = 2_000
const NAME_BYTES_MAX = 1_000

const END = { signature: 0x06054b50, length: 22, commentMax: 0xffff }
const LISTED = { signature: 0x02014b50, length: 46 }
const LOCAL = { signature: 0x04034b50, length: 30 }
const STORED = 0
const DEFLATED = 8
const LOCKED = 1
const UTF8 = 1 << 11

const inflate = promisify(inflateRaw)

/**
 * The files that an archive lists, in its order; none where it has no list. A library would read what does not stand there for zeros, and
 * go on for as many files as the archive says it has, which may be four billion.
 */
export function zipEntries(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOf(view)
  if (end === undefined) return []
  const entries: ZipEntry[] = []
  const count = Math.min(view.getUint16(end + 10, true), ENTRIES_MAX)
  let at = view.getUint32(end + 16, true)
  while (entries.length < count && startsWith(view, at, LISTED)) {
    const [nameLength, extraLength] = [view.getUint16(at + 28, true), view.getUint16(at + 30, true)]
    const name = bytes.subarray(at + LISTED.length, at + LISTED.length + nameLength)
    if (name.length < nameLength || nameLength > NAME_BYTES_MAX) break
    const flags = view.getUint16(at + 8, true)
    entries.push({
      name: Buffer.from(name).toString(flags & UTF8 ? 'utf8' : 'latin1'),
      size: view.getUint32(at + 24, true),
      packedSize: view.getUint32(at + 20, true),
      isLocked: (flags & LOCKED) !== 0,
      method: view.getUint16(at + 10, true),
      checksum: view.getUint32(at + 16, true),
      at: view.getUint32(at + 42, true),
    })
    at += LISTED.length + nameLength + extraLength + view.getUint16(at + 32, true)
  }
  return entries
}

/**
 * A file of an archive; null where it is damaged, locked, not as it was described, or packed in a way that is not known here. Unpacking
 * ends where the size that it says to have is passed, beside the thread that answers requests.
 */
export async function unpackEntry(bytes: Uint8Array, entry: ZipEntry): Promise<Uint8Array | null> {
  const packed = entry.isLocked ? undefined : packedOf(bytes, entry)
  if (!packed) return null
  const content = await unpacked(packed, entry)
  const isWhole = content?.length === entry.size && crc32(content) === entry.checksum
  return isWhole ? content : null
}

async function unpacked(packed: Uint8Array, { method, size }: ZipEntry): Promise<Uint8Array | undefined> {
  if (method === STORED) return packed
  if (method !== DEFLATED) return undefined
  try {
    return await inflate(packed, { maxOutputLength: Math.max(size, 1) })
  } catch {
    // Whether it is damaged or larger than it says makes no difference to who sent it.
    return undefined
  }
}

function packedOf(bytes: Uint8Array, { at, packedSize }: ZipEntry): Uint8Array | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (!startsWith(view, at, LOCAL)) return undefined
  const from = at + LOCAL.length + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
  return from + packedSize <= bytes.length ? bytes.subarray(from, from + packedSize) : undefined
}

/** Behind the list may stand a comment. */
function endOf(view: DataView): number | undefined {
  const earliest = Math.max(0, view.byteLength - END.length - END.commentMax)
  for (let at = view.byteLength - END.length; at >= earliest; at--) if (startsWith(view, at, END)) return at
  return undefined
}

const startsWith = (view: DataView, at: number, { signature, length }: { signature: number; length: number }) =>
  at + length <= view.byteLength && view.getUint32(at, true) === signature
