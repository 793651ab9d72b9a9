import { createRequire } from 'node:module'

export type IsolatedVm = typeof import('isolated-vm')
export type Isolate = InstanceType<IsolatedVm['Isolate']>
export type Context = Awaited<ReturnType<Isolate['createContext']>>
export type Script = Awaited<ReturnType<Isolate['compileScript']>>
export type Reference = InstanceType<IsolatedVm['Reference']>

/**
 * Loads the addon by the path of its binary, which the server found: the permission model then needs to grant this one file, not a
 * folder of packages.
 */
export function loadIsolatedVm(binary: string): IsolatedVm {
  return (createRequire(import.meta.url)(binary) as { ivm: IsolatedVm }).ivm
}
