import type { Schemas } from './answers.ts'
import { get, patch, post, remove } from './client.ts'

export type Bill = Schemas['RecurringPayment']
export type BillDay = Schemas['BillDay']
export type Cadence = Bill['cadence']

export interface BillEdit {
  name?: string
  status?: Bill['status']
  category_id?: number | null
  cadence?: Cadence | null
  next_due_on?: string | null
  amount?: { from: string; to: string } | null
  ended_on?: string | null
  notice_days?: number
}

export interface NewBill {
  name: string
  payee?: string
  account_id: number
  direction: Bill['direction']
  amount: { from: string; to: string }
  cadence: Cadence
  next_due_on: string
  category_id: number | null
}

export interface CalendarLink {
  active: boolean
  created_at: string | null
}

export const listBills = () => get<{ data: Bill[] }>('/recurring-payments')
export const getBill = (id: number) => get<Bill>(`/recurring-payments/${id}`)
export const addBill = (bill: NewBill, done: string) => post<Bill>('/recurring-payments', bill, done)
export const updateBill = (id: number, edit: BillEdit, done: string) =>
  patch<Bill>(`/recurring-payments/${id}`, edit, done)
export const deleteBill = ({ id, name }: Bill) => remove(`/recurring-payments/${id}`, `“${name}” deleted`)
export const mergeBill = (id: number, into: number, done: string) =>
  post<Bill>(`/recurring-payments/${id}/merging`, { into }, done)
export const detectBills = () => post<{ series: number; suggested: number }>('/recurring-payments/detection', {}, null)
export const listBillDays = (from: string, to: string) => get<{ data: BillDay[] }>('/bills', { from, to })

export const getCalendarLink = () => get<CalendarLink>('/calendar-link')
export const renewCalendarLink = () => post<CalendarLink & { path: string }>('/calendar-link', {}, null)
export const revokeCalendarLink = () => remove('/calendar-link')
