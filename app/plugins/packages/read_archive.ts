import { open } from 'node:fs/promises'
import { InvalidPackageException } from './exceptions.js'
import { ARCHIVE_BYTES_MAX } from './limits.js'

/** The bytes of an archive; a file that is too large to be one is not read. */
export async function readArchive(path: string): Promise<Buffer> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    if (size > ARCHIVE_BYTES_MAX) throw new InvalidPackageException('it is larger than 4 MiB')
    return await file.readFile()
  } finally {
    await file.close()
  }
}
