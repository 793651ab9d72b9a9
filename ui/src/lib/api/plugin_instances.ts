import { apiUrl, get, patch, post, put, remove } from './client.ts'
import type {
  Advice,
  ConnectedAccount,
  InstanceRun,
  InstanceRunDetail,
  InstanceUsage,
  List,
  Page,
  PluginInstance,
  ReportDocument,
  Trial,
} from './types.ts'

export interface InstanceDraft {
  title: string
  settings: Record<string, unknown>
  /** Only what the person entered; null forgets a secret. */
  secrets: Record<string, string | null>
  /** Addresses of the own network that the person allows. */
  lan: { setting: string; origin: string }[]
  every_minutes?: number | null
  accept_permissions?: boolean
}

export interface AccountLink {
  /** The bank's own id. */
  id: string
  account_id: number | null
  from?: string
  review?: boolean
}

export interface AdviceTurn {
  by: 'user' | 'advisor'
  text: string
}

const at = (id: number, part = '') => `/plugin-instances/${id}${part}`

export const listInstances = (query: { plugin?: string; kind?: string } = {}) =>
  get<List<PluginInstance>>('/plugin-instances', query)
export const getInstance = (id: number) => get<PluginInstance>(at(id))
export const createInstance = (plugin_id: string, draft: InstanceDraft) =>
  post<PluginInstance>('/plugin-instances', { plugin_id, ...draft }, `“${draft.title}” set up`)
export const updateInstance = (id: number, changes: Partial<InstanceDraft> & { enabled?: boolean }, done: string) =>
  patch<PluginInstance>(at(id), changes, done)
export const deleteInstance = ({ id, title }: PluginInstance) => remove(at(id), `“${title}” removed`)

export const testInstance = (id: number) => post<Trial>(at(id, '/test'))
export const connectInstance = (id: number, input: Record<string, unknown>) =>
  post<PluginInstance>(at(id, '/connection'), { input })
export const releaseInstance = (id: number) => post<PluginInstance>(at(id, '/release'))

export const listInstanceRuns = (id: number, cursor?: string) => get<Page<InstanceRun>>(at(id, '/runs'), { cursor })
export const getInstanceRun = (id: number, run: number) => get<InstanceRunDetail>(at(id, `/runs/${run}`))
export const getInstanceUsage = (id: number, days: number) => get<InstanceUsage>(at(id, '/usage'), { days })
export const bundleUrl = (id: number) => apiUrl(at(id, '/bundle'))

export const listConnectedAccounts = (id: number, refresh = false) =>
  get<List<ConnectedAccount> & { warnings: string[]; is_syncing: boolean }>(at(id, '/accounts'), {
    refresh: refresh ? 1 : undefined,
  })
export const linkAccounts = (id: number, links: AccountLink[]) =>
  put<List<ConnectedAccount>>(at(id, '/accounts'), { links })
/** How it goes is told by events. */
export const startSync = (id: number) => post(at(id, '/sync-requests'), undefined, null)

export const fetchRates = (id: number) => post<{ added: number }>(at(id, '/rates'), undefined, null)
export const buildReport = (id: number, asked: { parameters: Record<string, unknown>; from: string; to: string }) =>
  post<{ document: ReportDocument }>(at(id, '/report'), asked)
export const askAdvisor = (id: number, question: string, history: AdviceTurn[]) =>
  post<Advice>(at(id, '/advice'), { question, history })
export const sendMessage = (
  id: number,
  message: { title: string; body: string; severity: 'info' | 'warning' | 'critical' },
) => post<{ receipt: string | null }>(at(id, '/messages'), message)
