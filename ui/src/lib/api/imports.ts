import { get, patch, post, remove } from './client.ts'
import type { ImportBatch, ImportChoices, ImportRow, List, Page, RowOutcome } from './types.ts'

export function uploadFile(file: File, accountId?: number): Promise<ImportBatch> {
  const form = new FormData()
  form.set('file', file)
  if (accountId !== undefined) form.set('account_id', String(accountId))
  return post<ImportBatch>('/imports', form)
}

export const listImports = () => get<List<ImportBatch>>('/imports')
export const getImport = (id: number) => get<ImportBatch>(`/imports/${id}`)
export const chooseForImport = (id: number, choices: ImportChoices) => patch<ImportBatch>(`/imports/${id}`, choices)
export const listImportRows = (id: number, query: { outcome?: RowOutcome; cursor?: string | null; limit?: number }) =>
  get<Page<ImportRow>>(`/imports/${id}/rows`, query)
export const commitImport = (id: number, done: string) => post<ImportBatch>(`/imports/${id}/commit`, undefined, done)
export const discardImport = (id: number) => remove(`/imports/${id}`)
