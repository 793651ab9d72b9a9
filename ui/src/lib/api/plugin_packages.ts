import { get, post, remove } from './client.ts'
import type { CatalogueEntry, List, PluginPackage } from './types.ts'

export const listPackages = () => get<List<PluginPackage>>('/plugin-packages')

export function uploadPackage(file: File): Promise<PluginPackage> {
  const form = new FormData()
  form.set('package', file)
  return post<PluginPackage>('/plugin-packages', form)
}

export const fetchPackage = (url: string, sha256: string) => post<PluginPackage>('/plugin-packages', { url, sha256 })
export const activatePackage = (id: number) => post<PluginPackage>(`/plugin-packages/${id}/activation`)
export const declinePackage = (id: number) => post<PluginPackage>(`/plugin-packages/${id}/refusal`)
export const rollBackPlugin = (plugin: string) => post<PluginPackage>(`/plugins/${plugin}/rollback`)
export const uninstallPlugin = (plugin: string) => remove(`/plugins/${plugin}/packages`)
export const forgetPublisherKey = (plugin: string) => remove(`/plugins/${plugin}/publisher-key`)

export const listCatalogue = () => get<List<CatalogueEntry>>('/plugin-catalogue')
export const installFromCatalogue = (plugin: string) => post<PluginPackage>(`/plugin-catalogue/${plugin}/installation`)
