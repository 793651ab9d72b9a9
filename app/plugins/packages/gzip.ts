import { constants, crc32, createInflateRaw, deflateRawSync } from 'node:zlib'
import { InvalidPackageException } from './exceptions.js'
import { ARCHIVE_BYTES_MAX, RATIO_MAX, UNPACKED_BYTES_FLOOR, UNPACKED_BYTES_MAX } from './limits.js'

/** No name, no time, no comment, best compression, no operating system: the same for everyone everywhere. */
const HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255])
const TRAILER_BYTES = 8
const CHUNK_BYTES = 64 * 1024

export function gzip(content: Buffer): Buffer {
  const trailer = Buffer.alloc(TRAILER_BYTES)
  trailer.writeUInt32LE(crc32(content), 0)
  trailer.writeUInt32LE(content.length, 4)
  return Buffer.concat([HEADER, deflateRawSync(content, { level: constants.Z_BEST_COMPRESSION }), trailer])
}

/** Reads one member with our header and nothing behind it. What unpacks to too much is given up as soon as it does. */
export async function gunzip(archive: Buffer): Promise<Buffer> {
  if (archive.length > ARCHIVE_BYTES_MAX) throw new InvalidPackageException('it is larger than 4 MiB')
  if (archive.length < HEADER.length + TRAILER_BYTES) throw new InvalidPackageException('it is cut short')
  if (archive[0] !== 0x1f || archive[1] !== 0x8b) throw new InvalidPackageException('it is not a gzip file')
  if (!archive.subarray(0, HEADER.length).equals(HEADER)) {
    throw new InvalidPackageException('its gzip header is not the one that florin:plugin:pack writes')
  }
  const allowed = Math.min(UNPACKED_BYTES_MAX, Math.max(UNPACKED_BYTES_FLOOR, archive.length * RATIO_MAX))
  const { content, taken } = await inflate(archive.subarray(HEADER.length), allowed)
  const trailer = archive.subarray(HEADER.length + taken)
  if (trailer.length < TRAILER_BYTES) throw new InvalidPackageException('it is cut short')
  if (trailer.length > TRAILER_BYTES) throw new InvalidPackageException('something follows after its end')
  if (trailer.readUInt32LE(0) !== crc32(content) || trailer.readUInt32LE(4) !== content.length) {
    throw new InvalidPackageException('it was damaged on the way')
  }
  return content
}

/** The content of a deflate stream and how many bytes of the input it was. */
function inflate(compressed: Buffer, allowed: number): Promise<{ content: Buffer; taken: number }> {
  return new Promise((resolve, reject) => {
    const stream = createInflateRaw({ chunkSize: CHUNK_BYTES })
    const parts: Buffer[] = []
    let size = 0
    const refuse = (why: string) => {
      stream.destroy()
      reject(new InvalidPackageException(why))
    }
    stream.on('data', (part: Buffer) => {
      size += part.length
      if (size > allowed) refuse(`it unpacks to more than ${allowed} bytes, which is too much for its size`)
      else parts.push(part)
    })
    stream.once('error', (error: NodeJS.ErrnoException) =>
      refuse(error.code === 'Z_BUF_ERROR' ? 'it is cut short' : 'its content is not compressed as it should be'),
    )
    stream.once('end', () => resolve({ content: Buffer.concat(parts), taken: stream.bytesWritten }))
    stream.end(compressed)
  })
}
