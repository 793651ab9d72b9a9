import { get, patch } from './client.ts'
import type { List, Plugin, PluginRun, Sandbox } from './types.ts'

export const listPlugins = () => get<List<Plugin>>('/plugins')
export const getPlugin = (id: string) => get<Plugin>(`/plugins/${id}`)
export const setPluginEnabled = (id: string, enabled: boolean) => patch<Plugin>(`/plugins/${id}`, { enabled })
export const listPluginRuns = (id: string) => get<List<PluginRun>>(`/plugins/${id}/runs`)
export const getSandbox = () => get<Sandbox>('/plugins/host')
