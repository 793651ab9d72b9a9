import { mkdir, readdir, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Actor } from '#changes/domain/origin'
import type { Clock } from '#core/clock'
import type { Database } from '#database/database'
import type { Notify } from '#notifications/services/notify'
import { folderNotice } from '../domain/folder_notice.js'
import type { ImportDesk } from '../import_desk.js'
import { TakeFile, type TakenFile } from './take_file.js'

const ACTOR: Actor = { kind: 'system', id: null, label: 'Watched folder' }
/** What was written to a moment ago may not be complete. */
const SETTLED_MS = 5_000
const FILES_A_ROUND = 20
const PLACES = ['done', 'failed']

export interface TakenFiles extends Record<string, number> {
  imported: number
  waiting: number
  failed: number
}

/**
 * Imports what somebody puts into the watched folder: below it each household has a folder named by its id. What could be read goes to
 * `done`, what could not to `failed` with a text that says why, and the household is told.
 */
export class TakeFromFolder {
  private readonly take: TakeFile

  constructor(
    desk: ImportDesk,
    private readonly database: Database,
    private readonly notify: Pick<Notify, 'handle'>,
    private readonly clock: Clock,
    private readonly folder: string,
  ) {
    this.take = new TakeFile(desk, ACTOR)
  }

  async handle(signal: AbortSignal): Promise<TakenFiles> {
    const taken: TakenFiles = { imported: 0, waiting: 0, failed: 0 }
    for (const householdId of await this.#households()) {
      const home = join(this.folder, String(householdId))
      const found: TakenFile[] = []
      for (const name of await this.#filesIn(home)) {
        if (signal.aborted) break
        const files = await this.take.handle(householdId, name, join(home, name))
        await this.#put(home, name, files)
        found.push(...files)
      }
      for (const { outcome } of found) taken[outcome]++
      if (found.length > 0) await this.notify.handle(householdId, folderNotice(found))
      signal.throwIfAborted()
    }
    return taken
  }

  async #households(): Promise<number[]> {
    const names = await readdir(this.folder).catch(() => [])
    const wanted = new Set(names.filter((name) => /^[1-9]\d{0,14}$/.test(name)).map(Number))
    if (wanted.size === 0) return []
    const known = await this.database.systemRead((queries) =>
      queries.all<{ id: number }>('SELECT id FROM households ORDER BY id'),
    )
    return known.map(({ id }) => id).filter((id) => wanted.has(id))
  }

  async #filesIn(home: string): Promise<string[]> {
    const entries = await readdir(home, { withFileTypes: true })
    // Files would be moved to where the link leads, such as among those that wait for another household.
    if (entries.some((entry) => entry.isSymbolicLink() && PLACES.includes(entry.name))) return []
    const names = entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.')).map(({ name }) => name)
    const settled: string[] = []
    for (const name of names.sort()) {
      const { mtimeMs } = await stat(join(home, name))
      if (Date.parse(this.clock.now()) - mtimeMs >= SETTLED_MS) settled.push(name)
      if (settled.length === FILES_A_ROUND) break
    }
    return settled
  }

  /** Moves the file to where it belongs, with a text beside it that says what was refused, and of an archive which files. */
  async #put(home: string, name: string, files: readonly TakenFile[]): Promise<void> {
    const failed = files.filter(({ outcome }) => outcome === 'failed')
    const moved = await this.#move(home, name, failed.length === files.length ? 'failed' : 'done')
    const why = failed.map((file) => (file.name === name ? file.detail : `${file.name}: ${file.detail}`))
    if (why.length > 0) await writeFile(`${moved}.txt`, `${why.join('\n')}\n`)
  }

  /** Never over another file: banks name all their statements alike. */
  async #move(home: string, name: string, into: 'done' | 'failed'): Promise<string> {
    await mkdir(join(home, into), { recursive: true })
    const target = join(home, into, `${this.clock.now().replace(/[:.]/g, '-')} ${name}`)
    await rename(join(home, name), target)
    return target
  }
}
