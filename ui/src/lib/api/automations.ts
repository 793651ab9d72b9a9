import type { Listed, Schemas } from './answers.ts'
import { apiUrl, get, patch, post, remove, request } from './client.ts'
import type { operations } from './schema.d.ts'
import type { Condition, ConditionExplanation, List, Page } from './types.ts'

/** The schema says only that a condition's tree is something. */
type Explained<T> = Omit<T, 'explanation'> & { explanation: ConditionExplanation | null }

type Created<Operation extends keyof operations> = operations[Operation] extends {
  responses: { 200: { content: { 'application/json': infer Body } } }
}
  ? Body
  : never

export type Automation = Listed<'get_automations'>
export type AutomationDocument = Omit<Schemas['AutomationDocument'], 'condition'> & { condition?: Condition }
export type AutomationTrigger = AutomationDocument['triggers'][number]
export type AutomationStep = AutomationDocument['steps'][number]
export type StepKind = Listed<'get_automation_steps'>
export type AutomationRun = Listed<'get_automation_runs'>
export type AutomationTrace = Explained<Created<'get_automation_runs_by_id'>>
export type TraceStep = AutomationTrace['steps'][number]
export type AutomationPass = Explained<Listed<'get_automations_by_id_passes'>>
export type AutomationApproval = Listed<'get_automation_approvals'>
export type Blueprint = Listed<'get_automation_blueprints'>
export type BlueprintPreview = Created<'post_automation_blueprints_preview'>
export type AutomationPlan = Omit<Created<'post_automations_plan'>, 'condition'> & {
  condition: Explained<{ holds: boolean; trigger: string | null }>
}

export interface AutomationDraft {
  name: string
  document: AutomationDocument
  enabled?: boolean
}

export interface BlueprintImport {
  blueprint: Omit<Blueprint, 'powers'>
  values: Record<string, unknown>
  name?: string
  /** The automation to bring up to date. */
  automation_id?: number
}

/** A real event of the past: a transaction, an account as it is, what set a run off, or what was let pass. */
export interface PastEvent {
  transaction_id?: number
  account_id?: number
  run_id?: number
  pass_id?: number
}

export const listAutomations = () => get<List<Automation>>('/automations')
export const getAutomation = (id: number) => get<Automation>(`/automations/${id}`)
export const createAutomation = (draft: AutomationDraft) => post<Automation>('/automations', draft, 'Automation added')
export const updateAutomation = (id: number, change: Partial<AutomationDraft>, done = 'Automation saved') =>
  patch<Automation>(`/automations/${id}`, change, done)
export const deleteAutomation = (id: number) => remove(`/automations/${id}`, 'Automation deleted')
export const listStepKinds = () => get<List<StepKind> & { topics: string[] }>('/automation-steps')
export const planAutomation = (
  wanted: { name?: string; document: AutomationDocument } & PastEvent,
  signal?: AbortSignal,
) => request<AutomationPlan>('POST', '/automations/plan', { body: wanted, signal })
export const startAutomation = (id: number) => post<AutomationTrace>(`/automations/${id}/runs`, {})
export const listPasses = (id: number) => get<List<AutomationPass>>(`/automations/${id}/passes`)
export const exportBlueprint = (id: number) => get<Blueprint>(`/automations/${id}/blueprint`)

export const listRuns = (query: { automation?: number; dead?: boolean; cursor?: string }) =>
  get<Page<AutomationRun>>('/automation-runs', query)
export const getTrace = (id: number) => get<AutomationTrace>(`/automation-runs/${id}`)
export const stopRun = (id: number) => post<void>(`/automation-runs/${id}/stop`)
export const replayRun = (id: number, from: 'failed' | 'start', version: 'same' | 'current' = 'same') =>
  post<AutomationTrace>(`/automation-runs/${id}/replay`, { from, version })
export const discardRun = (id: number) => post<void>(`/automation-runs/${id}/discard`)
export const undoRun = (id: number) => post<{ change_set_ids: number[] }>(`/automation-runs/${id}/undo`)
export const stepFileUrl = (id: number) => apiUrl(`/automation-steps/${id}/file`)

export const listApprovals = () => get<List<AutomationApproval>>('/automation-approvals')
export const decideApproval = (id: number, decision: 'approved' | 'declined') =>
  post<AutomationTrace>(`/automation-approvals/${id}/decision`, { decision })

export const listBlueprints = () => get<List<Blueprint>>('/automation-blueprints')
export const previewBlueprint = (wanted: BlueprintImport) =>
  post<BlueprintPreview>('/automation-blueprints/preview', wanted)
export const importBlueprint = (wanted: BlueprintImport) =>
  post<Automation>(
    '/automation-blueprints/import',
    wanted,
    wanted.automation_id === undefined ? 'Automation added, switched off' : 'Automation changed, switched off',
  )
