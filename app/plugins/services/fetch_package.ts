import { NotFoundException } from '#core/exceptions'
import { needs } from '#core/needs'
import { compareVersions } from '../domain/versions.js'
import { PackageConflictException } from '../packages/exceptions.js'
import { newestFitting, readCatalogue } from '../packages/catalogue.js'
import { ARCHIVE_BYTES_MAX } from '../packages/limits.js'
import { listPackageRows } from '../packages/package_rows.js'
import type { PackageWork } from '../packages/package_work.js'
import type { CatalogueEntryJson } from '../validators/package.js'
import { InstallPackage } from './install_package.js'

/** Installs packages from elsewhere: an address whose content is known beforehand by its hash, or an entry of the catalogue. */
@needs('florin.packages', InstallPackage)
export class FetchPackage {
  constructor(
    private readonly work: PackageWork,
    private readonly install: InstallPackage,
  ) {}

  async fromAddress(url: string, sha256: string): Promise<number> {
    const archive = await this.work.download(url, ARCHIVE_BYTES_MAX)
    return this.install.handle(archive, { source: url, sha256 })
  }

  /** The newest version of an entry that runs here. */
  async fromCatalogue(pluginId: string): Promise<number> {
    const entries = await readCatalogue(this.work.catalogue, this.work.download)
    const entry = entries.find(({ id }) => id === pluginId)
    if (!entry) throw new NotFoundException('plugin in the catalogue')
    const newest = newestFitting(entry)
    if (!newest) throw new PackageConflictException(`No version of ${pluginId} runs on this version of Florin.`)
    return this.fromAddress(newest.url, newest.sha256)
  }

  async listCatalogue(): Promise<CatalogueEntryJson[]> {
    const { catalogue, download, database } = this.work
    const entries = await readCatalogue(catalogue, download)
    const rows = await database.systemRead((queries) => listPackageRows(queries))
    const installed = new Map(
      rows.filter(({ state }) => state === 'active').map(({ plugin_id, version }) => [plugin_id, version]),
    )
    const isDeclined = (pluginId: string, version: string) =>
      rows.some((row) => row.plugin_id === pluginId && row.version === version && row.declined_at !== null)
    return entries.map((entry) => {
      const { id, name, description } = entry
      const newest = newestFitting(entry)
      const present = installed.get(id) ?? null
      const isNewer = newest !== undefined && present !== null && compareVersions(newest.version, present) > 0
      return {
        id,
        name,
        description,
        version: newest?.version ?? null,
        level: newest?.level ?? null,
        size: newest?.size ?? null,
        installed_version: present,
        is_update: isNewer && !isDeclined(id, newest.version),
      }
    })
  }
}
