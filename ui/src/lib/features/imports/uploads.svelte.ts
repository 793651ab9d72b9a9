import { goto } from '$app/navigation'
import { uploadFile } from '#lib/api/imports.ts'
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
        batches.push(await uploadFile(file, accountId))
      } catch (thrown) {
        this.failed.push({ name: file.name, problem: toProblem(thrown) })
      }
      this.running = this.running.slice(1)
    }
    revision.advance()
    const only = queue.length === 1 ? batches[0] : undefined
    await goto(only ? `/import/${only.id}` : '/import')
  }
}

export const uploads = new Uploads()
