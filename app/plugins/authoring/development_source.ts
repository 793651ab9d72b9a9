import { join } from 'node:path'
import type { PackageSettings } from '../packages/package_parts.js'
import type { InstalledPlugins, InstalledSource } from '../registry.js'
import { DevelopmentPlace } from './development_place.js'

export const developmentPlace = (dataFolder: string) => new DevelopmentPlace(join(dataFolder, 'development'))

/** What is installed and, in developer mode, what is being worked on. */
export function withDevelopment(installed: InstalledSource, settings: PackageSettings): InstalledSource {
  return settings.development ? new DevelopmentSource(installed, developmentPlace(settings.dataFolder)) : installed
}

class DevelopmentSource implements InstalledSource {
  #stamp: string | undefined
  #installed: InstalledPlugins | undefined

  constructor(
    private readonly source: InstalledSource,
    private readonly place: DevelopmentPlace,
  ) {}

  async ifChanged(): Promise<InstalledPlugins | undefined> {
    const found = await this.source.ifChanged()
    const stamp = this.place.stamp()
    if (found) this.#installed = found
    if (!found && stamp === this.#stamp) return undefined
    this.#stamp = stamp
    return this.#with(this.#installed ?? (await this.source.again()))
  }

  async again(): Promise<InstalledPlugins> {
    this.#installed = await this.source.again()
    return this.#with(this.#installed)
  }

  #with(installed: InstalledPlugins): InstalledPlugins {
    const { plugins: development, problems } = this.place.read()
    return { ...installed, development, problems: [...installed.problems, ...problems] }
  }
}
