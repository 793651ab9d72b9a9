import type { Listed } from './answers.ts'
import { get, patch, post } from './client.ts'
import type { Page } from './types.ts'

export type Notification = Listed<'get_notifications'>
export type Shown = 'inbox' | 'unread' | 'archived'

export const listNotifications = (query: { show?: Shown; cursor?: string; limit?: number } = {}) =>
  get<Page<Notification> & { unread_count: number }>('/notifications', query)
export const markNotification = (id: number, mark: { read?: boolean; archived?: boolean }) =>
  patch<Notification>(`/notifications/${id}`, mark)
export const markAllRead = (upTo: number) => post<{ changed: number }>('/notifications/reading', { up_to: upTo })
