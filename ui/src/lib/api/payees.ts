import { get, post } from './client.ts'
import type { components } from './schema.d.ts'
import type { Payee } from './types.ts'

/** A name by which banks call a payee. */
export type PayeeName = components['schemas']['PayeeName']
/** Two payees that are probably one. */
export type PayeeSuggestion = components['schemas']['PayeeSuggestion']

export const listPayeeNames = (id: number) => get<{ data: PayeeName[] }>(`/payees/${id}/names`)
export const splitPayee = (id: number, names: string[], name: string) =>
  post<Payee>(`/payees/${id}/splitting`, { names, name }, 'Payee split')
export const listPayeeSuggestions = () =>
  get<{ data: PayeeSuggestion[]; total: { count: number } }>('/payee-suggestions')
export const keepPayeesApart = (first: number, second: number) =>
  post<undefined>('/payee-suggestions/rejections', { first, second }, 'Kept apart')
