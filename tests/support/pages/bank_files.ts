import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import app from '@adonisjs/core/services/app'
import type { Client } from '#tests/support/client'

/** A file in the form in which the browser and the API take uploads. */
export interface BankFile {
  name: string
  mimeType: string
  buffer: Buffer
}

export async function fixture(path: string): Promise<BankFile> {
  return bankFile(basename(path), await readFile(app.makePath('plugins', path)))
}

export function bankFile(name: string, content: string | Buffer): BankFile {
  return { name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) }
}

/** `count` bookings of a made-up bank account, newest last. */
export function csvFile(name: string, payees: readonly string[]): BankFile {
  const lines = payees.map((payee, index) => `2026-03-${String(index + 1).padStart(2, '0')},${payee},-${index + 10}.50`)
  return bankFile(name, ['Date,Payee,Amount', ...lines, ''].join('\n'))
}

/** Uploads a file into an account without a browser and answers the id of the import. */
export async function upload(client: Client, { name, buffer }: BankFile, accountId: number): Promise<number> {
  const form = new FormData()
  form.set('file', new Blob([new Uint8Array(buffer)]), name)
  form.set('account_id', String(accountId))
  const { body } = await client.post<{ id: number }>('/imports', form)
  return body.id
}
