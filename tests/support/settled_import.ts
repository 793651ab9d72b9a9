import { setTimeout as sleep } from 'node:timers/promises'
import type { ImportBatchJson } from '#imports/validators/import'
import type { Client } from './client.js'

/** An import as it stands when nothing more happens to it by itself. */
export async function settledImport(client: Client, id: number): Promise<ImportBatchJson> {
  for (;;) {
    const { body } = await client.get<ImportBatchJson>(`/imports/${id}`)
    if (body.status !== 'parsing' && body.status !== 'committing') return body
    await sleep(20)
  }
}
