import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { Actor } from '#changes/domain/origin'
import { DomainException } from '#core/exceptions'
import { FileTooLargeException } from '../exceptions.js'
import type { ImportDesk } from '../import_desk.js'
import type { ImportBatchJson } from '../validators/import.js'
import { FILE_BYTES_MAX } from '../vault.js'
import { isArchive, unpackArchive } from './unpack_archive.js'

export interface TakenFile {
  name: string
  outcome: 'imported' | 'waiting' | 'failed'
  /** A sentence: what became of it, or why it was refused. */
  detail: string
  /** Null where nothing is left of it to look at. */
  batchId: number | null
}

/**
 * Imports a file that nobody sits in front of, or each file of an archive that no importer reads as a whole. What leaves no question is
 * committed, any other waits with its preview; of what cannot be read nothing stays but the reason.
 */
export class TakeFile {
  constructor(
    private readonly desk: ImportDesk,
    private readonly actor: Actor,
  ) {}

  async handle(householdId: number, name: string, path: string): Promise<TakenFile[]> {
    const bytes = await contentOf(path)
    if (typeof bytes === 'string') return [refused(name, bytes)]
    const { taken, isUnknown } = await this.#take(householdId, name, bytes)
    if (!isUnknown || !isArchive(bytes)) return [taken]
    const files: TakenFile[] = []
    for await (const file of unpackArchive(bytes)) {
      const shown = `${name}/${file.name}`
      if ('reason' in file) files.push({ name: shown, outcome: 'failed', detail: file.reason, batchId: null })
      else files.push({ ...(await this.#take(householdId, file.name, file.bytes)).taken, name: shown })
    }
    return files.length > 0 ? files : [{ ...taken, detail: 'The archive is empty or damaged.' }]
  }

  async #take(householdId: number, name: string, bytes: Uint8Array): Promise<{ taken: TakenFile; isUnknown: boolean }> {
    try {
      const batch = await this.desk.preview(householdId, { name, content: Readable.from([bytes]) }, this.actor)
      if (batch.status === 'failed') {
        await this.desk.discard(householdId, batch.id)
        const detail = batch.problem?.detail ?? 'It cannot be read.'
        return { taken: refused(name, detail), isUnknown: batch.problem?.code === 'E_UNKNOWN_FORMAT' }
      }
      const finished = leavesNoQuestion(batch) ? await this.desk.finish(householdId, batch.id, this.actor) : batch
      const outcome = finished.status === 'committed' ? 'imported' : 'waiting'
      const taken = { name, outcome, detail: finished.summary ?? '', batchId: finished.id } satisfies TakenFile
      return { taken, isUnknown: false }
    } catch (error) {
      if (!(error instanceof DomainException)) throw error
      return { taken: refused(name, error.message), isUnknown: false }
    }
  }
}

const refused = (name: string, detail: string): TakenFile => ({ name, outcome: 'failed', detail, batchId: null })

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

/**
 * Or why there is none. Whoever may put a file there may also put a link in its place a moment later, and none is followed: what else the
 * server may read is not theirs.
 */
async function contentOf(path: string): Promise<Buffer | string> {
  try {
    const file = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0))
    try {
      const { size } = await file.stat()
      return size > FILE_BYTES_MAX ? new FileTooLargeException(FILE_BYTES_MAX).message : await file.readFile()
    } finally {
      await file.close()
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    return `It cannot be read (${code}).`
  }
}
