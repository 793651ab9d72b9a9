import type { Answer, Listed } from './answers.ts'
import { get, patch, post, remove } from './client.ts'
import type { List, Page } from './types.ts'

export type Webhook = Listed<'get_webhooks'>
export type WebhookTopic = Answer<'get_webhooks'>['topics'][number]
export type WebhookDelivery = Listed<'get_webhook_deliveries'>
export type IncomingWebhook = Listed<'get_incoming_webhooks'>
export type WebhookCall = Listed<'get_webhook_calls'>

export interface WebhookDraft {
  name: string
  url: string
  topics: string[]
  own_network: boolean
}

/** Told once: the path to call, and the secret where calls are signed. */
export type MadeIncoming = IncomingWebhook & { path: string; secret: string | null }

export const listWebhooks = () => get<List<Webhook> & { topics: WebhookTopic[] }>('/webhooks')
export const createWebhook = (draft: WebhookDraft) => post<Webhook & { secret: string }>('/webhooks', draft)
export const updateWebhook = (id: number, change: Partial<WebhookDraft> & { enabled?: boolean }) =>
  patch<Webhook>(`/webhooks/${id}`, change, 'Webhook changed')
export const deleteWebhook = (id: number) => remove(`/webhooks/${id}`, 'Webhook deleted')
export const renewWebhookSecret = (id: number) => post<{ secret: string }>(`/webhooks/${id}/secret`)
export const testWebhook = (id: number) => post<void>(`/webhooks/${id}/test`)
export const listWebhookDeliveries = (query: { webhook_id: number; cursor?: string }) =>
  get<Page<WebhookDelivery>>('/webhook-deliveries', query)
export const resendWebhookDelivery = (id: number) => post<void>(`/webhook-deliveries/${id}/resending`)

export const listIncoming = () => get<List<IncomingWebhook>>('/incoming-webhooks')
export const createIncoming = (draft: { name: string; signed: boolean }) =>
  post<MadeIncoming>('/incoming-webhooks', draft)
export const updateIncoming = (id: number, change: { name?: string; enabled?: boolean }) =>
  patch<IncomingWebhook>(`/incoming-webhooks/${id}`, change, 'Webhook changed')
export const deleteIncoming = (id: number) => remove(`/incoming-webhooks/${id}`, 'Webhook deleted')
export const renewIncoming = (id: number) => post<MadeIncoming>(`/incoming-webhooks/${id}/address`)
export const listCalls = (query: { incoming_webhook_id: number; cursor?: string }) =>
  get<Page<WebhookCall>>('/webhook-calls', query)
export const rerunCall = (id: number) => post<void>(`/webhook-calls/${id}/rerun`)
