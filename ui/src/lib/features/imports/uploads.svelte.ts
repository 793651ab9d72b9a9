import { goto } from '$app/navigation'
import { uploadArchive, uploadFile } from '#lib/api/imports.ts'
import { toProblem, type Problem } from '#lib/api/problem.ts'
import { revision } from '#lib/api/revision.svelte.ts'
import type { ImportBatch } from '#lib/api/types.ts'

interface Upload {
  name: string
  problem?: Problem
}

/** Files on their way to the server; survives moving between pages. */
class Uploads {
  running = $state<Upload[]>([])
  failed = $state<Upload[]>([])

  /** Sends files one after another and opens the first that is read. One file opens its review, several the list. */
  async send(files: Iterable<File>, accountId?: number): Promise<void> {
    const queue = [...files]
    this.failed = []
    this.running = queue.map((file) => ({ name: file.name }))
    const batches: ImportBatch[] = []
    for (const file of queue) {
      try {
        batches.push(...(await this.#upload(file, accountId)))
      } catch (thrown) {
        this.failed.push({ name: file.name, problem: toProblem(thrown) })
      }
      this.running = this.running.slice(1)
    }
    revision.advance()
    const only = batches.length === 1 && this.failed.length === 0 ? batches[0] : undefined
    await goto(only ? `/import/${only.id}` : '/import')
  }

  /** An archive is as many imports as it has files. */
  async #upload(file: File, accountId?: number): Promise<ImportBatch[]> {
    if (!/\.zip$/i.test(file.name)) return [await uploadFile(file, accountId)]
    const { data, left_out: leftOut } = await uploadArchive(file, accountId)
    for (const { name, reason } of leftOut)
      this.failed.push({ name: `${file.name}: ${name}`, problem: toProblem(new Error(reason)) })
    return data
  }
}

export const uploads = new Uploads()
