import { createHash, randomUUID } from 'node:crypto'
import { chmod, mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { FileTooLargeException } from './exceptions.js'

export interface VaultFile {
  sha256: string
  size: number
}

export const FILE_BYTES_MAX = 64_000_000

const INCOMING = '.incoming-'

/**
 * Keeps the files people imported, as they came: below the household's folder, named by their content, never changed. The same file
 * twice is kept once.
 */
export class Vault {
  constructor(private readonly folder: string) {}

  /** Takes a file in. It appears under its name only when all of it is safely on disk. */
  async store(householdId: number, content: AsyncIterable<Uint8Array>): Promise<VaultFile> {
    const home = join(this.folder, String(householdId))
    await mkdir(home, { recursive: true, mode: 0o700 })
    const incoming = join(home, INCOMING + randomUUID())
    try {
      const file = await write(incoming, content)
      await chmod(incoming, 0o400)
      // Over a file of the same name, which has the same content.
      await rename(incoming, join(home, file.sha256))
      await syncFolder(home)
      return file
    } finally {
      await rm(incoming, { force: true })
    }
  }

  read(householdId: number, sha256: string): Promise<Buffer> {
    return readFile(join(this.folder, String(householdId), sha256))
  }

  /** The text of a locked document, where it was opened before. */
  async readText(householdId: number, sha256: string): Promise<string | undefined> {
    try {
      return await readFile(join(this.folder, String(householdId), `${sha256}.text`), 'utf8')
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
      throw error
    }
  }

  /** Keeps the text of a document whose password nobody keeps. */
  async keepText(householdId: number, sha256: string, text: string): Promise<void> {
    const home = join(this.folder, String(householdId))
    const incoming = join(home, INCOMING + randomUUID())
    await writeFile(incoming, text, { mode: 0o400, flush: true })
    await rename(incoming, join(home, `${sha256}.text`))
  }

  /** Removes all files of a household that is no more. */
  async forget(householdId: number): Promise<void> {
    await rm(join(this.folder, String(householdId)), { recursive: true, force: true })
  }

  /** Removes what an upload left behind whose process ended in the middle of it. */
  async removeLeftovers(olderThan: string): Promise<void> {
    for (const household of await namesIn(this.folder)) {
      for (const name of await namesIn(join(this.folder, household))) {
        const path = join(this.folder, household, name)
        if (name.startsWith(INCOMING) && (await stat(path)).mtime.toISOString() < olderThan)
          await rm(path, { force: true })
      }
    }
  }
}

async function write(path: string, content: AsyncIterable<Uint8Array>): Promise<VaultFile> {
  const digest = createHash('sha256')
  let size = 0
  const file = await open(path, 'wx', 0o600)
  try {
    for await (const chunk of content) {
      size += chunk.byteLength
      if (size > FILE_BYTES_MAX) throw new FileTooLargeException(FILE_BYTES_MAX)
      digest.update(chunk)
      await file.writeFile(chunk)
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return { sha256: digest.digest('hex'), size }
}

async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Empty for a folder that is not there yet. */
async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}
