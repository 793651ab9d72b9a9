import { randomUUID } from 'node:crypto'
import { chmod, lstat, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { DomainException } from '#core/exceptions'
import { InvalidPackageException } from './exceptions.js'
import { UNPACKED_BYTES_MAX } from './limits.js'
import { checkFiles } from './package_files.js'
import { type CheckedPackage, checkSeals } from './read_package.js'
import type { PackageFile } from './tar.js'

/** Where a package lies: `org.example.bank`, `1.2.0-3f2a…`. The hash makes it the content's own place, written once. */
export interface PackagePlace {
  pluginId: string
  version: string
  sha256: string
}

const INCOMING = '.incoming-'

/** Unpacked packages, read-only. One appears under its name only when all of it is safely on disk. */
export class PackageStore {
  #turn: Promise<unknown> = Promise.resolve()

  constructor(private readonly folder: string) {}

  /** One piece of work on packages at a time: what it found on disk and in the tables stays true until it is done. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work)
    this.#turn = turn.catch(() => undefined)
    return turn
  }

  /** Puts a package in its place; one that lies there unchanged stays, one that was changed is replaced. */
  async place(checked: CheckedPackage): Promise<void> {
    const place = placeOf(checked)
    const target = this.#path(place)
    if (await this.#holds(place, checked.integritySha256)) return
    const incoming = join(this.folder, INCOMING + randomUUID())
    try {
      await writeFolder(incoming, checked.files)
      await mkdir(dirname(target), { recursive: true, mode: 0o700 })
      await remove(target)
      await rename(incoming, target)
      await chmod(target, 0o500)
      await syncFolder(dirname(target))
    } finally {
      await remove(incoming)
    }
  }

  /** The files of a package as they were installed; throws where anything was changed, added or removed since. */
  async read(place: PackagePlace, integritySha256: string) {
    const files = await readFolder(this.#path(place))
    const manifest = checkFiles(files)
    const seals = checkSeals(files)
    if (seals.integritySha256 !== integritySha256)
      throw new InvalidPackageException('its files are not those that were installed')
    return { manifest, files, ...seals }
  }

  async remove(place: PackagePlace): Promise<void> {
    await remove(this.#path(place))
  }

  /** Removes what no row knows: left behind by a process that ended in the middle of its work. What is young may still be at work. */
  async sweep(known: readonly PackagePlace[], olderThan: string): Promise<void> {
    const kept = new Set(known.map((place) => this.#path(place)))
    for (const name of await namesIn(this.folder)) {
      const path = join(this.folder, name)
      if (name.startsWith(INCOMING)) await removeIfOld(path, olderThan)
      else if ((await lstat(path)).isDirectory()) {
        const versions = (await namesIn(path)).map((version) => join(path, version))
        for (const version of versions) if (!kept.has(version)) await removeIfOld(version, olderThan)
      }
    }
  }

  async #holds(place: PackagePlace, integritySha256: string): Promise<boolean> {
    try {
      await this.read(place, integritySha256)
      return true
    } catch (error) {
      if (error instanceof DomainException) return false
      throw error
    }
  }

  #path({ pluginId, version, sha256 }: PackagePlace): string {
    return join(this.folder, pluginId, `${version}-${sha256.slice(0, 16)}`)
  }
}

export const placeOf = ({ manifest, sha256 }: Pick<CheckedPackage, 'manifest' | 'sha256'>): PackagePlace => ({
  pluginId: manifest.id,
  version: manifest.version,
  sha256,
})

async function writeFolder(folder: string, files: readonly PackageFile[]): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const below = new Set(files.map(({ name }) => dirname(name)).filter((name) => name !== '.'))
  for (const name of below) await mkdir(join(folder, name), { mode: 0o700 })
  for (const { name, content } of files) {
    const file = await open(join(folder, name), 'wx', 0o400)
    try {
      await file.writeFile(content)
      await file.sync()
    } finally {
      await file.close()
    }
  }
  // The folder itself is closed when it has its name: not every system renames one that is read-only.
  for (const name of below) {
    await syncFolder(join(folder, name))
    await chmod(join(folder, name), 0o500)
  }
  await syncFolder(folder)
}

/** Every file below a folder. Links and the like are refused, and so is more than a package can hold. */
async function readFolder(folder: string): Promise<PackageFile[]> {
  const files: PackageFile[] = []
  let size = 0
  for (const name of await filesBelow(folder)) {
    const path = join(folder, name)
    const found = await lstat(path)
    if (!found.isFile()) throw new InvalidPackageException(`${name} is no plain file any more`)
    size += found.size
    if (size > UNPACKED_BYTES_MAX) throw new InvalidPackageException('it has become too large')
    files.push({ name, content: await readFile(path) })
  }
  if (files.length === 0) throw new InvalidPackageException('its files are gone')
  return files
}

async function filesBelow(folder: string, prefix = ''): Promise<string[]> {
  const names: string[] = []
  for (const name of await namesIn(folder)) {
    const path = join(folder, name)
    if (prefix === '' && (await lstat(path)).isDirectory()) names.push(...(await filesBelow(path, `${name}/`)))
    else names.push(prefix + name)
  }
  return names
}

/** A read-only folder has to be opened before its files can go. */
async function remove(folder: string): Promise<void> {
  const names = await namesIn(folder)
  if (names.length > 0 && (await lstat(folder)).isDirectory()) await chmod(folder, 0o700)
  for (const name of names) {
    const path = join(folder, name)
    if ((await lstat(path)).isDirectory()) await chmod(path, 0o700)
  }
  await rm(folder, { recursive: true, force: true })
}

async function removeIfOld(path: string, olderThan: string): Promise<void> {
  if ((await stat(path)).mtime.toISOString() < olderThan) await remove(path)
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

/** Empty for a folder that is not there. */
async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort()
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return []
    throw error
  }
}
