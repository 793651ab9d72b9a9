import { get, post } from './client.ts'
import type { components } from './schema.d.ts'
import type { BulkResult } from './types.ts'

/** Two transactions that look like one transfer. */
export type TransferSuggestion = components['schemas']['TransferSuggestion']

export interface TransferSuggestions {
  data: TransferSuggestion[]
  total: { count: number }
}

/** A transfer that was made of two payments. */
export type LinkedTransfer = components['schemas']['LinkedTransfer']

export interface TransferPair {
  from: number
  to: number
}

export const listTransferSuggestions = () => get<TransferSuggestions>('/transfer-suggestions')
export const linkTransfers = (pairs: TransferPair[]) =>
  post<BulkResult>(
    '/transfer-suggestions/links',
    { pairs },
    pairs.length === 1 ? 'Transfer confirmed' : `${pairs.length} transfers confirmed`,
  )
export const rejectTransfers = (pairs: TransferPair[]) =>
  post<BulkResult>('/transfer-suggestions/rejections', { pairs }, 'Kept apart')
export const listLinkedTransfers = () => get<{ data: LinkedTransfer[] }>('/linked-transfers?limit=20')
export const separateTransfer = (id: number) => post<undefined>(`/transactions/${id}/separation`, {}, 'Taken apart')
