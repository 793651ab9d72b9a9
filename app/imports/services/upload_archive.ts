import { Readable } from 'node:stream'
import type { Actor } from '#changes/domain/origin'
import type { ImportDesk } from '../import_desk.js'
import { FileMissingException } from '../exceptions.js'
import type { ImportArchiveJson, ImportBatchJson } from '../validators/import.js'
import { isArchive, unpackArchive } from './unpack_archive.js'

interface Archive {
  name: string
  bytes: Uint8Array
  accountId?: number
}

/**
 * Takes an archive in. Where an importer reads it as a whole, such as the books of another program, it is one import; otherwise each file
 * in it is an import of its own, and what is wrong with one is no matter of the others.
 */
export class UploadArchive {
  constructor(private readonly desk: ImportDesk) {}

  async handle(householdId: number, { name, bytes, accountId }: Archive, actor: Actor): Promise<ImportArchiveJson> {
    const upload = (file: { name: string; bytes: Uint8Array }) => ({
      name: file.name,
      content: Readable.from([file.bytes]),
      accountId,
    })
    const whole = await this.desk.preview(householdId, upload({ name, bytes }), actor)
    if (!isArchive(bytes) || !isUnknown(whole)) return { data: [whole], left_out: [] }
    await this.desk.discard(householdId, whole.id)
    const answer: ImportArchiveJson = { data: [], left_out: [] }
    for await (const file of unpackArchive(bytes)) {
      if ('reason' in file) answer.left_out.push(file)
      else answer.data.push(await this.desk.upload(householdId, upload(file), actor))
    }
    if (answer.data.length === 0 && answer.left_out.length === 0)
      throw new FileMissingException('The archive is empty or damaged.')
    return answer
  }
}

const isUnknown = ({ status, problem }: ImportBatchJson) => status === 'failed' && problem?.code === 'E_UNKNOWN_FORMAT'
