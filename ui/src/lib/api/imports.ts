import { apiUrl, get, patch, post, put, remove } from './client.ts'
import type { components } from './schema.d.ts'
import type { ImportBatch, ImportChoices, ImportRow, List, Page, RowOutcome } from './types.ts'

/** What is remembered about the columns of a table. */
export type ImportMapping = components['schemas']['ImportMapping']
export type AccountStatement = components['schemas']['AccountStatement']
export type StatementMonth = components['schemas']['StatementMonth']

export interface ImportTolerance {
  days_apart: number
  pending_days_apart: number
  likeness_percent: number
}

/** For the author of the plugin that failed; `note` says why there is none. */
export interface FailureReport {
  report: object | null
  note: string | null
  can_send_original: boolean
}

/** What became of an uploaded archive. */
export interface ImportArchive {
  data: ImportBatch[]
  left_out: { name: string; reason: string }[]
}

function formOf(file: File, accountId?: number): FormData {
  const form = new FormData()
  form.set('file', file)
  if (accountId !== undefined) form.set('account_id', String(accountId))
  return form
}

export const reportFailure = (id: number) => get<FailureReport>(`/imports/${id}/failure`)
export const reportOriginal = (id: number) => get<FailureReport>(`/imports/${id}/failure/original`)

export const uploadFile = (file: File, accountId?: number) => post<ImportBatch>('/imports', formOf(file, accountId))
export const uploadArchive = (file: File, accountId?: number) =>
  post<ImportArchive>('/imports/archives', formOf(file, accountId))

export const listImports = () => get<List<ImportBatch>>('/imports')
export const getImport = (id: number) => get<ImportBatch>(`/imports/${id}`)
export const chooseForImport = (id: number, choices: ImportChoices) => patch<ImportBatch>(`/imports/${id}`, choices)
export const listImportRows = (id: number, query: { outcome?: RowOutcome; cursor?: string | null; limit?: number }) =>
  get<Page<ImportRow>>(`/imports/${id}/rows`, query)
export const commitImport = (id: number, done: string) => post<ImportBatch>(`/imports/${id}/commit`, undefined, done)
export const discardImport = (id: number) => remove(`/imports/${id}`)

/** A table of what was left out of an import and why. */
export const importIssuesUrl = (id: number) => apiUrl(`/imports/${id}/issues`)
export const listImportMappings = () => get<{ data: ImportMapping[] }>('/import-mappings')
export const addImportMapping = (shared: unknown) =>
  post<ImportMapping>('/import-mappings', shared, 'Columns remembered')
export const forgetImportMapping = (id: number) => remove(`/import-mappings/${id}`, 'Columns forgotten')
export const listAccountStatements = (accountId: number) =>
  get<{ data: AccountStatement[]; months: StatementMonth[] }>(`/accounts/${accountId}/statements`)
export const getImportTolerance = (accountId: number) => get<ImportTolerance>(`/accounts/${accountId}/import-tolerance`)
export const changeImportTolerance = (accountId: number, tolerance: ImportTolerance) =>
  put<ImportTolerance>(`/accounts/${accountId}/import-tolerance`, tolerance, 'Saved')
