import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from '@adonisjs/core/bodyparser'

let uploads: string | undefined

/** A place for uploads that only this process's user can look into, made with the first one. */
export function uploadPath(): string {
  if (!uploads) {
    const folder = (uploads = mkdtempSync(join(tmpdir(), 'florin-uploads-')))
    process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  }
  return join(uploads, randomUUID())
}

export default defineConfig({
  allowedMethods: ['POST', 'PUT', 'PATCH', 'DELETE'],
  form: { types: [] },
  json: { convertEmptyStringsToNull: false, limit: '2mb', types: ['application/json', 'application/merge-patch+json'] },
  multipart: {
    autoProcess: true,
    convertEmptyStringsToNull: false,
    processManually: [],
    limit: '65mb',
    tmpFileName: uploadPath,
    maxFields: 50,
    types: ['multipart/form-data'],
  },
})
