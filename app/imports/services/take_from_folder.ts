import { createReadStream } from 'node:fs'
import { mkdir, readdir, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Actor } from '#changes/domain/origin'
import type { Clock } from '#core/clock'
import { DomainException } from '#core/exceptions'
import type { Database } from '#database/database'
import type { ImportDesk } from '../import_desk.js'
import type { ImportBatchJson } from '../validators/import.js'

const ACTOR: Actor = { kind: 'system', id: null, label: 'Watched folder' }
/** What was written to a moment ago may not be complete. */
const SETTLED_MS = 5_000
const FILES_A_ROUND = 20

export interface TakenFiles extends Record<string, number> {
  imported: number
  waiting: number
  failed: number
}

/**
 * Imports what somebody puts into the watched folder: below it each household has a folder named by its id. A file that leaves no question
 * is committed, any other waits with its preview; either goes to `done`, what cannot be read goes to `failed` with a text that says why.
 */
export class TakeFromFolder {
  constructor(
    private readonly desk: ImportDesk,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly folder: string,
  ) {}

  async handle(signal: AbortSignal): Promise<TakenFiles> {
    const taken: TakenFiles = { imported: 0, waiting: 0, failed: 0 }
    for (const householdId of await this.#households()) {
      const home = join(this.folder, String(householdId))
      for (const name of await this.#filesIn(home)) {
        signal.throwIfAborted()
        taken[await this.#take(householdId, home, name)]++
      }
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
    const names = entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.')).map(({ name }) => name)
    const settled: string[] = []
    for (const name of names.sort()) {
      const { mtimeMs } = await stat(join(home, name))
      if (Date.parse(this.clock.now()) - mtimeMs >= SETTLED_MS) settled.push(name)
      if (settled.length === FILES_A_ROUND) break
    }
    return settled
  }

  async #take(householdId: number, home: string, name: string): Promise<keyof TakenFiles & string> {
    const path = join(home, name)
    try {
      const batch = await this.desk.preview(householdId, { name, content: createReadStream(path) }, ACTOR)
      if (batch.status === 'failed') {
        await this.desk.discard(householdId, batch.id)
        return await this.#refuse(home, name, batch.problem?.detail ?? 'It cannot be read.')
      }
      const finished = leavesNoQuestion(batch) ? await this.desk.finish(householdId, batch.id, ACTOR) : batch
      await this.#move(home, name, 'done')
      return finished.status === 'committed' ? 'imported' : 'waiting'
    } catch (error) {
      if (!(error instanceof DomainException)) throw error
      return this.#refuse(home, name, error.message)
    }
  }

  async #refuse(home: string, name: string, why: string): Promise<'failed'> {
    const moved = await this.#move(home, name, 'failed')
    await writeFile(`${moved}.txt`, `${why}\n`)
    return 'failed'
  }

  /** Never over another file: banks name all their statements alike. */
  async #move(home: string, name: string, into: 'done' | 'failed'): Promise<string> {
    await mkdir(join(home, into), { recursive: true })
    const target = join(home, into, `${this.clock.now().replace(/[:.]/g, '-')} ${name}`)
    await rename(join(home, name), target)
    return target
  }
}

/** All rows are known to be new or known, every account is known, and nothing was left out or remarked on. */
function leavesNoQuestion({ status, counts, issues, statements, is_book: isBook }: ImportBatchJson): boolean {
  return (
    status === 'previewed' &&
    !isBook &&
    counts.suggested === 0 &&
    counts.skipped === 0 &&
    issues.length === 0 &&
    statements.every(({ create }) => create === null)
  )
}
