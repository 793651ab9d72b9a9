import type { Answer, Listed } from './answers.ts'
import { get, patch, post, put, remove } from './client.ts'
import type { List, Page } from './types.ts'

export type Notification = Listed<'get_notifications'>
export type Shown = 'inbox' | 'unread' | 'archived'
export type Preferences = Answer<'get_notification_preferences'>
export type ChannelChoice = Preferences['channels'][number]
export type Least = ChannelChoice['least']
export type Delivery = Listed<'get_notification_deliveries'>
export type Template = Listed<'get_notification_templates'>
export type PushDevice = Listed<'get_push_subscriptions'>
export type MailSettings = Answer<'get_instance_mail'>

export interface MailDraft {
  host: string
  port: number
  security: 'tls' | 'starttls' | 'none'
  user: string | null
  from: string
  /** Left out where it stays as it is. */
  password?: string | null
}

export const listNotifications = (query: { show?: Shown; cursor?: string; limit?: number } = {}) =>
  get<Page<Notification> & { unread_count: number }>('/notifications', query)
export const markNotification = (id: number, mark: { read?: boolean; archived?: boolean }) =>
  patch<Notification>(`/notifications/${id}`, mark)
export const markAllRead = (upTo: number) => post<{ changed: number }>('/notifications/reading', { up_to: upTo })

export const getPreferences = () => get<Preferences>('/notification-preferences')
export const savePreferences = ({ channels, ...rest }: Omit<Preferences, 'topics'>) =>
  put<Preferences>('/notification-preferences', {
    ...rest,
    channels: channels.map(({ channel_id, least, groups }) => ({ channel_id, least, groups })),
  })

export const listDeliveries = (query: { state?: string; cursor?: string } = {}) =>
  get<Page<Delivery>>('/notification-deliveries', query)
export const resendDelivery = (id: number) => post<void>(`/notification-deliveries/${id}/resending`)

export const listTemplates = () => get<List<Template>>('/notification-templates')
const templatePath = ({ topic, locale }: { topic: string; locale: string }) =>
  `/notification-templates/${topic}/${locale}`
export const saveTemplate = (template: Template) =>
  put<void>(templatePath(template), { subject: template.subject, body: template.body }, 'Words changed')
export const resetTemplate = (template: Template) => remove(templatePath(template), 'The usual words again')
export const previewTemplate = ({ topic, locale, subject, body }: Template) =>
  post<{ subject: string; body: string }>('/notification-templates/preview', { topic, locale, subject, body })

export const getPushKey = () => get<{ public_key: string }>('/push-key')
export const listDevices = () => get<List<PushDevice>>('/push-subscriptions')
export const addDevice = ({ endpoint, keys }: PushSubscriptionJSON) =>
  post<PushDevice>('/push-subscriptions', { endpoint, keys })
/** This browser has this address now. */
export const renewDevice = ({ endpoint, keys }: PushSubscriptionJSON) =>
  put<void>('/push-subscriptions/current', { endpoint, keys })
export const removeDevice = (id: number) => remove(`/push-subscriptions/${id}`)
export const testDevice = (id: number) => post<void>(`/push-subscriptions/${id}/test`)

export const getMailSettings = () => get<MailSettings>('/instance/mail')
export const saveMailSettings = (draft: MailDraft) => put<MailSettings>('/instance/mail', draft)
export const forgetMailSettings = () => remove('/instance/mail')
export const testMail = () => post<{ to: string; receipt: string }>('/instance/mail/test', {})
