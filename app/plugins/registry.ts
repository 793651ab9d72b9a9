import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Manifest, PluginKind } from '#sdk'
import { checkManifest } from './contract.js'
import { type Quality, qualityOf, type StatedQuality } from './domain/quality.js'
import { fitsApi, PLUGIN_API } from './domain/versions.js'
import { InvalidManifestException } from './exceptions.js'
import { iconAmong, type PluginIcon } from './packages/plugin_icon.js'
import type { PluginLevel } from './packages/trust.js'
import type { Bundle } from './sandbox.js'

export interface LoadedPlugin {
  manifest: Manifest
  bundle: Bundle
  /** Who vouches for it. */
  level: PluginLevel
  /** Absent where nobody knows: it is computed by testing, and stated for Florin's own. */
  quality?: Quality | null
  /** What pages show it by. */
  icon?: PluginIcon | null
}

/** What people installed, as it was found on disk. */
export interface InstalledPlugins {
  /** The active version of each. */
  plugins: LoadedPlugin[]
  /** Those that somebody works on; they stand in for others of their id, even for Florin's own. */
  development?: LoadedPlugin[]
  problems: Error[]
  /** Packages that must not run, by their ids. */
  faults: ReadonlyMap<number, PackageFault>
}

export interface PackageFault {
  state: 'revoked' | 'broken'
  reason: string
}

export interface InstalledSource {
  /** Undefined when nothing changed since it was asked last. */
  ifChanged(): Promise<InstalledPlugins | undefined>
  /** Looks again at every file. */
  again(): Promise<InstalledPlugins>
}

const LARGEST_BUNDLE_BYTES = 2 * 1024 * 1024

/**
 * The plugins there are: those that came with Florin, and those that were installed. One that was changed on disk, or does not fit, is
 * not loaded and says why. An installed plugin never takes the place of one of Florin's own.
 */
export class PluginRegistry {
  readonly #bundled: LoadedPlugin[] = []
  readonly #bundledProblems: Error[] = []
  #installed: InstalledPlugins = { plugins: [], problems: [], faults: new Map() }
  #source: InstalledSource | undefined
  #turn: Promise<unknown> = Promise.resolve()

  constructor(folder: string, source?: InstalledSource) {
    this.#source = source
    for (const name of readdirSync(folder).sort()) {
      if (!existsSync(join(folder, name, 'plugin.json'))) continue
      try {
        this.#bundled.push(loadPlugin(folder, name))
      } catch (error) {
        if (!(error instanceof InvalidManifestException)) throw error
        this.#bundledProblems.push(error)
      }
    }
  }

  get plugins(): LoadedPlugin[] {
    const { plugins, development = [] } = this.#installed
    const all = [...this.#bundled, ...plugins]
    if (development.length === 0) return all
    const ids = new Set(development.map(({ manifest }) => manifest.id))
    return [...all.filter(({ manifest }) => !ids.has(manifest.id)), ...development]
  }

  get problems(): Error[] {
    return [...this.#bundledProblems, ...this.#installed.problems]
  }

  get faults(): ReadonlyMap<number, PackageFault> {
    return this.#installed.faults
  }

  find(id: string): LoadedPlugin | undefined {
    return this.plugins.find(({ manifest }) => manifest.id === id)
  }

  /** Plugins that contribute a kind, in a stable order. */
  ofKind(kind: PluginKind & keyof Manifest['contributes']): LoadedPlugin[] {
    return this.plugins.filter(({ manifest }) => manifest.contributes[kind] !== undefined)
  }

  /** Ids that nobody else may use. */
  isBundled(id: string): boolean {
    return this.#bundled.some(({ manifest }) => manifest.id === id)
  }

  /** Where installed plugins come from, for a registry that was made before that was known. */
  connect(source: InstalledSource): void {
    this.#source = source
  }

  /** Takes up what was installed, removed or revoked since, in whatever thread or process; cheap when nothing was. */
  freshen(): Promise<void> {
    return this.#inTurn(() => this.#source?.ifChanged())
  }

  /** Compares every installed file with what was installed, and loads anew. */
  reload(): Promise<void> {
    return this.#inTurn(() => this.#source?.again())
  }

  /** One look after the other, so that what was found earlier never replaces what was found later. */
  #inTurn(read: () => Promise<InstalledPlugins | undefined> | undefined): Promise<void> {
    const turn = this.#turn.then(read).then((found) => found && this.#take(found))
    this.#turn = turn.catch(() => undefined)
    return turn
  }

  #take(found: InstalledPlugins): void {
    const taken = found.plugins.filter(({ manifest }) => this.isBundled(manifest.id))
    const refusals = taken.map(
      ({ manifest }) =>
        new InvalidManifestException(manifest.id, "one of Florin's own plugins has its id; remove the installed one"),
    )
    const plugins = found.plugins.filter((plugin) => !taken.includes(plugin))
    this.#installed = { ...found, plugins, problems: [...found.problems, ...refusals] }
  }
}

function loadPlugin(folder: string, name: string): LoadedPlugin {
  const manifest = readManifest(folder, name)
  const file = join(folder, name, 'dist/plugin.js')
  const integrityFile = join(folder, name, 'dist/integrity.json')
  if (!existsSync(file) || !existsSync(integrityFile)) {
    throw new InvalidManifestException(name, 'it was not built; run node plugins/build.mjs')
  }
  const source = readFileSync(file, 'utf8')
  if (source.length > LARGEST_BUNDLE_BYTES) throw new InvalidManifestException(name, 'its bundle is larger than 2 MiB')
  const hash = createHash('sha256').update(source).digest('hex')
  const { sha256 } = JSON.parse(readFileSync(integrityFile, 'utf8')) as { sha256: string }
  if (hash !== sha256) throw new InvalidManifestException(name, 'its bundle was changed after it was built')
  const { id: pluginId, version } = manifest
  const quality = readQuality(join(folder, name, 'dist/quality.json'), version)
  const icon = iconAmong((named) => contentIfAny(join(folder, name, named)))
  return { manifest, level: 'bundled', quality, icon, bundle: { pluginId, version, hash, source, bundled: true } }
}

function contentIfAny(file: string): Buffer | undefined {
  return existsSync(file) ? readFileSync(file) : undefined
}

function readQuality(file: string, version: string): Quality | null {
  return existsSync(file) ? qualityOf(JSON.parse(readFileSync(file, 'utf8')) as StatedQuality, version) : null
}

function readManifest(folder: string, name: string): Manifest {
  const text = readFileSync(join(folder, name, 'plugin.json'), 'utf8')
  const manifest = checkManifest(name, text)
  if (manifest.id !== name)
    throw new InvalidManifestException(name, `its id is ${manifest.id}, which must be the folder's name`)
  if (fitsApi(manifest.api)) return manifest
  const offered = `${PLUGIN_API.major}.${PLUGIN_API.minor}`
  throw new InvalidManifestException(name, `it needs plugin API ${manifest.api}, this is ${offered}`)
}
