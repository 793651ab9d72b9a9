import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import type { MultipartFile } from '@adonisjs/core/bodyparser'
import type { HttpContext } from '@adonisjs/core/http'

/** What makes two requests the same: method, address, household, and everything in the body, uploaded files included. */
export async function requestHash({ request, household }: HttpContext): Promise<string> {
  const hash = createHash('sha256')
  hash.update(
    JSON.stringify([request.method(), request.url(true), household?.id ?? null, request.raw() ?? request.body()]),
  )
  for (const file of Object.values(request.allFiles()).flat()) await addFile(hash, file)
  return hash.digest('base64url')
}

async function addFile(hash: Hash, file: MultipartFile): Promise<void> {
  hash.update(JSON.stringify([file.fieldName, file.clientName]))
  if (file.tmpPath) for await (const chunk of createReadStream(file.tmpPath)) hash.update(chunk as Buffer)
}
