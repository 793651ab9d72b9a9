import { NotFoundException } from '#core/exceptions'
import { needs } from '#core/needs'
import { installSentences, riskOf } from '../domain/install_sentences.js'
import { fingerprintOf } from '../packages/keys.js'
import { listPackageRows, type StoredPackage } from '../packages/package_rows.js'
import type { PackageWork } from '../packages/package_work.js'
import type { PackageFault } from '../registry.js'
import type { PackageJson } from '../validators/package.js'

/** What is installed, the newest first. Files are compared with what was installed each time somebody looks. */
@needs('florin.packages')
export class ListPackages {
  constructor(private readonly work: PackageWork) {}

  async handle(): Promise<PackageJson[]> {
    const { database, registry } = this.work
    await registry.reload()
    const rows = await database.systemRead((queries) => listPackageRows(queries))
    return rows.map((row) => present(row, registry.faults.get(row.id)))
  }

  async one(id: number): Promise<PackageJson> {
    const found = (await this.handle()).find((each) => each.id === id)
    if (!found) throw new NotFoundException('package')
    return found
  }

  /** The version of a plugin that runs. */
  async active(pluginId: string): Promise<PackageJson> {
    const rows = await this.work.database.systemRead((queries) => listPackageRows(queries, pluginId))
    const active = rows.find(({ state }) => state === 'active')
    if (!active) throw new NotFoundException('installed plugin')
    return this.one(active.id)
  }
}

function present(row: StoredPackage, fault: PackageFault | undefined): PackageJson {
  const { id, plugin_id, version, level, publisher, public_key, sha256, size, manifest } = row
  return {
    id,
    plugin_id,
    name: manifest.name,
    version,
    level,
    publisher,
    key_fingerprint: public_key === null ? null : fingerprintOf(public_key),
    sha256,
    size,
    state: fault?.state ?? (row.declined_at === null ? row.state : 'declined'),
    state_reason: fault?.reason ?? null,
    added_permissions: row.added_permissions,
    sentences: installSentences(manifest),
    risk: riskOf(manifest),
    installed_at: row.installed_at,
    source: row.source,
  }
}
