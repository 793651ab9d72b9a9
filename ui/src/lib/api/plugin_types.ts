import type { Answer, Listed, Schemas } from './answers.ts'

export type PluginPermission = Schemas['PluginPermission']

export type Plugin = Listed<'get_plugins'>

export type PluginRun = Listed<'get_plugins_by_plugin_runs'>

export type Sandbox = Answer<'get_plugins_host'>

export type SettingsField = Schemas['SettingsField']

export type SettingsForm = Schemas['SettingsForm']

/** A plugin as it is set up in this household. */
export type PluginInstance = Listed<'get_plugin_instances'>

export type InstanceRun = Listed<'get_plugin_instances_by_id_runs'>

export type InstanceRunDetail = Answer<'get_plugin_instances_by_id_runs_by_run'>

export type InstanceUsage = Answer<'get_plugin_instances_by_id_usage'>

export type Trial = Answer<'post_plugin_instances_by_id_test'>

export interface PluginPackage extends Omit<Listed<'get_plugin_packages'>, 'added_permissions'> {
  added_permissions: PluginPermission[]
}

export type InstallSentences = Plugin['sentences']

export type CatalogueEntry = Listed<'get_plugin_catalogue'>

export type ConnectedAccount = Listed<'get_plugin_instances_by_id_accounts'>

export type ReportDocument = Schemas['ReportDocument']

export type ReportBlock = ReportDocument['blocks'][number]

export type ReportCell = Extract<ReportBlock, { type: 'table' }>['rows'][number][number]

export type Advice = Answer<'post_plugin_instances_by_id_advice'>

export type Proposal = Advice['proposals'][number]
