import type { Schemas } from './answers.ts'
import { get, patch, post, remove } from './client.ts'
import type { Condition, ConditionExplanation, ConditionTrigger, List, Page } from './types.ts'

export type AlertSettings = Schemas['Alert']['settings']
export type AlertKindId = Schemas['Alert']['kind']
export type AlertKind = Schemas['AlertKind'] & { trigger: ConditionTrigger }
export type AlertSetting = AlertKind['settings'][number]
export type AlertTrial = Schemas['AlertTrial']
export type Incident = Schemas['AlertIncident']

interface Conditions {
  condition: Condition | null
  unless: Condition | null
}

export type Alert = Omit<Schemas['Alert'], keyof Conditions> & Conditions
export type AlertDraft = Pick<
  Alert,
  'name' | 'kind' | 'settings' | 'severity' | 'hold_minutes' | 'cooldown_minutes' | 'tell_resolved' | keyof Conditions
>
export type IncidentWithHistory = Omit<Schemas['AlertIncidentWithHistory'], 'explanation' | 'trigger'> & {
  explanation: ConditionExplanation | null
  trigger: ConditionTrigger | null
}
export type IncidentPage = Page<Incident> & { unseen_count: number }

export const listAlertKinds = () => get<List<AlertKind>>('/alert-kinds')
export const listAlerts = () => get<List<Alert>>('/alerts')
export const getAlert = (id: number) => get<Alert>(`/alerts/${id}`)
export const createAlert = (draft: Partial<AlertDraft>) => post<Alert>('/alerts', draft, 'Alert added')
export const updateAlert = (id: number, change: Partial<AlertDraft> & { enabled?: boolean }, done = 'Alert saved') =>
  patch<Alert>(`/alerts/${id}`, change, done)
export const deleteAlert = (id: number) => remove(`/alerts/${id}`, 'Alert deleted')
export const tryAlert = (draft: Pick<AlertDraft, 'kind' | 'settings' | keyof Conditions>) =>
  post<AlertTrial>('/alerts/trial', draft)

export const listIncidents = (query: { state?: 'firing' | 'resolved'; alert_id?: number; limit?: number } = {}) =>
  get<IncidentPage>('/alert-incidents', query)
export const getIncident = (id: number) => get<IncidentWithHistory>(`/alert-incidents/${id}`)
export const acknowledgeIncident = (id: number) => post<IncidentWithHistory>(`/alert-incidents/${id}/acknowledgement`)
export const snoozeIncident = (id: number, minutes: number) =>
  post<IncidentWithHistory>(`/alert-incidents/${id}/snooze`, { minutes })
