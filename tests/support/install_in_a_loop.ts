/*
 * Installs one version after the other until it is killed, and prints a line for each that is through:
 * node --import=./bin/typescript.mjs tests/support/install_in_a_loop.ts <settings as JSON>
 */
import { join } from 'node:path'
import { databaseUrl, sqliteFile } from '#config/storage'
import { SystemClock } from '#core/clock'
import { openDatabase } from '#database/open'
import { BUNDLED_PLUGINS, SHIPPED_CATALOGUE } from '#plugins/installation'
import { publicKeyOf } from '#plugins/packages/keys'
import { LoadPackages } from '#plugins/packages/load_packages'
import { PackageStore } from '#plugins/packages/package_store'
import { InstallPackage } from '#plugins/services/install_package'
import { PluginRegistry } from '#plugins/registry'
import { makePackage } from '#tests/support/packages'

export interface LoopSettings {
  folder: string
  keyPem: string
  /** The first version is 1.<from>.0. */
  from: number
}

const { folder, keyPem, from } = JSON.parse(process.argv[2]!) as LoopSettings
const key = { privatePem: keyPem, publicKey: publicKeyOf(keyPem) }
const database = openDatabase({ url: databaseUrl, file: sqliteFile })
const parts = {
  database,
  store: new PackageStore(join(folder, 'plugins')),
  policy: { rootKeys: [], development: false },
  revocationFile: join(folder, 'revocations.json'),
  shippedRevocations: join(folder, 'shipped.json'),
}
const packages = new LoadPackages(parts)
const registry = new PluginRegistry(BUNDLED_PLUGINS, packages)
const download = () => Promise.reject(new Error('Nothing is downloaded here.'))
const work = { ...parts, packages, registry, clock: new SystemClock(), download, catalogue: SHIPPED_CATALOGUE }
const install = new InstallPackage(work)

for (let minor = from; ; minor++) {
  const archive = await makePackage({ version: `1.${minor}.0`, key, files: { 'README.md': 'Long. '.repeat(5_000) } })
  await install.handle(archive, { source: 'upload' })
  process.stdout.write(`${minor}\n`)
}
