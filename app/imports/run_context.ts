import { LocalModel } from '#categorizing/services/ask_local_model'
import { ChooseCategories } from '#categorizing/services/choose_categories'
import type { Gateway } from '#changes/gateway'
import { safeMode } from '#config/plugins'
import { withDevelopment } from '#plugins/authoring/development_source'
import { BUNDLED_PLUGINS, HOST_FILE } from '#plugins/installation'
import { PluginRegistry } from '#plugins/registry'
import { LoadPackages } from '#plugins/packages/load_packages'
import { packagePartsFor, type PackageSettings } from '#plugins/packages/package_parts'
import { ReadStatementFile } from '#plugins/services/read_statement_file'
import { Supervisor } from '#plugins/supervisor'
import type { RunContext } from './services/run_import.js'
import { ReadBankFile } from './services/read_bank_file.js'
import { Vault } from './vault.js'

export interface Sandboxed {
  close(): void
  /** The processes that plugins run in at the moment. */
  sandboxPids(): number[]
}

/** What running imports takes, with a sandbox of its own: once in the import worker, once in a command. Close it when done. */
export function openRunContext(
  gateway: Gateway,
  vaultFolder: string,
  packages: PackageSettings,
): RunContext & Sandboxed {
  const sandbox = new Supervisor({ clock: gateway.clock, hostFile: HOST_FILE, safeMode })
  const installed = withDevelopment(new LoadPackages(packagePartsFor(gateway.database, packages)), packages)
  const registry = new PluginRegistry(BUNDLED_PLUGINS, installed)
  const reader = new ReadBankFile(new ReadStatementFile(sandbox, registry))
  return {
    gateway,
    reader,
    chooser: new ChooseCategories(new LocalModel(sandbox, registry)),
    vault: new Vault(vaultFolder),
    close: () => sandbox.close(),
    sandboxPids: () => sandbox.pids,
  }
}
