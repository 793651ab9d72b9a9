import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Group } from '@japa/runner/core'
import { listPackageRows } from '#plugins/packages/package_rows'
import { ActivatePackage } from '#plugins/services/activate_package'
import { DeclinePackage } from '#plugins/services/decline_package'
import { InstallPackage } from '#plugins/services/install_package'
import { ListPackages } from '#plugins/services/list_packages'
import { RollBackPlugin } from '#plugins/services/roll_back_plugin'
import { UninstallPlugin } from '#plugins/services/uninstall_plugin'
import type { PackageJson } from '#plugins/validators/package'
import {
  closePackages,
  type GroundSettings,
  makePackage,
  openPackages,
  type PackageDraft,
  type PackageGround,
  PUBLISHER,
} from './packages.js'

/** The plugin that all drafts are of where they do not say otherwise. */
export const ID = 'org.example.bank'
const MINUTE_MS = 60_000

/** What an administrator does with packages of one plugin, a minute apart. */
export class PackageDesk {
  ground!: PackageGround

  /** As an upload, signed by the publisher. */
  async install(draft: PackageDraft = {}): Promise<number> {
    const archive = await makePackage({ key: PUBLISHER, ...draft })
    this.ground.clock.advance(MINUTE_MS)
    return new InstallPackage(this.ground).handle(archive, { source: 'upload' })
  }

  async activate(id: number): Promise<void> {
    this.ground.clock.advance(MINUTE_MS)
    await new ActivatePackage(this.ground).handle(id)
  }

  async decline(id: number): Promise<void> {
    this.ground.clock.advance(MINUTE_MS)
    await new DeclinePackage(this.ground).handle(id)
  }

  async rollBack(): Promise<void> {
    this.ground.clock.advance(MINUTE_MS)
    await new RollBackPlugin(this.ground).handle(ID)
  }

  uninstall(): Promise<void> {
    return new UninstallPlugin(this.ground).handle(ID)
  }

  list(): Promise<PackageJson[]> {
    return new ListPackages(this.ground).handle()
  }

  /** What is installed, the newest first: `1.1.0 waiting`. */
  async installed(): Promise<string[]> {
    return (await this.list()).map(({ version, state }) => `${version} ${state}`)
  }

  /** The version that runs. */
  get running(): string | undefined {
    return this.ground.registry.find(ID)?.manifest.version
  }

  /** The versions that lie on disk. */
  get folders(): string[] {
    const folder = join(this.ground.folder, 'plugins', ID)
    return existsSync(folder) ? readdirSync(folder).map((name) => name.replace(/-[0-9a-f]{16}$/, '')) : []
  }

  async pathOf(version: string): Promise<string> {
    const rows = await this.ground.database.systemRead((queries) => listPackageRows(queries, ID))
    const { sha256 } = rows.find((row) => row.version === version)!
    return join(this.ground.folder, 'plugins', ID, `${version}-${sha256.slice(0, 16)}`)
  }
}

/** A desk for the tests of a group: a folder of its own for each, and the shared tables emptied first. */
export function deskFor(group: Group, settings: GroundSettings = {}): PackageDesk {
  const desk = new PackageDesk()
  group.each.setup(async () => {
    desk.ground = await openPackages(settings)
    return () => closePackages(desk.ground)
  })
  return desk
}
