import { get, patch, post, remove } from './client.ts'
import type {
  BulkChange,
  BulkResult,
  HistoryEntry,
  List,
  Transaction,
  TransactionDraft,
  TransactionFilter,
  TransactionPage,
} from './types.ts'

export const listTransactions = (
  query: TransactionFilter & { cursor?: string | null; limit?: number },
  signal?: AbortSignal,
) => get<TransactionPage>('/transactions', query, signal)

/** The first page with the number of all matches, which the server counts only when asked. */
export const countTransactions = (query: TransactionFilter & { limit: number }) =>
  get<TransactionPage>('/transactions', { ...query, total: 1 })

export const getTransaction = (id: number) => get<Transaction>(`/transactions/${id}`)
export const createTransaction = (draft: TransactionDraft) =>
  post<Transaction>('/transactions', draft, 'Transaction added')
export const updateTransaction = (id: number, changes: Partial<TransactionDraft>, done = 'Transaction changed') =>
  patch<Transaction>(`/transactions/${id}`, changes, done)
export const deleteTransaction = (id: number) => remove(`/transactions/${id}`, 'Transaction deleted')
export const voidTransaction = (id: number) =>
  post<Transaction>(`/transactions/${id}/voiding`, undefined, 'Transaction voided')
export const transactionHistory = (id: number) => get<List<HistoryEntry>>(`/transactions/${id}/history`)

export const changeTransactions = (ids: number[], set: BulkChange, done: string) =>
  patch<BulkResult>('/transactions', { ids, set }, done)
export const deleteTransactions = (ids: number[], done: string) =>
  post<BulkResult>('/transactions/deletion', { ids }, done)
