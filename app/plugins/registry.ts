import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Manifest, PluginKind } from '#sdk'
import { checkManifest } from './contract.js'
import { InvalidManifestException } from './exceptions.js'
import type { Bundle } from './sandbox.js'

export interface LoadedPlugin {
  manifest: Manifest
  bundle: Bundle
}

/** The plugin API this version of Florin offers. */
const API = { major: 1, minor: 0 }
const LARGEST_BUNDLE_BYTES = 2 * 1024 * 1024

/** The plugins that came with Florin. One that was changed on disk, or does not fit, is not loaded and says why. */
export class PluginRegistry {
  readonly plugins: LoadedPlugin[] = []
  readonly problems: InvalidManifestException[] = []

  constructor(folder: string) {
    for (const name of readdirSync(folder).sort()) {
      if (!existsSync(join(folder, name, 'plugin.json'))) continue
      try {
        this.plugins.push(loadPlugin(folder, name))
      } catch (error) {
        if (!(error instanceof InvalidManifestException)) throw error
        this.problems.push(error)
      }
    }
  }

  find(id: string): LoadedPlugin | undefined {
    return this.plugins.find(({ manifest }) => manifest.id === id)
  }

  /** Plugins that contribute a kind, in a stable order. */
  ofKind(kind: PluginKind & keyof Manifest['contributes']): LoadedPlugin[] {
    return this.plugins.filter(({ manifest }) => manifest.contributes[kind] !== undefined)
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
  return { manifest, bundle: { pluginId: manifest.id, version: manifest.version, hash, source, bundled: true } }
}

function readManifest(folder: string, name: string): Manifest {
  const text = readFileSync(join(folder, name, 'plugin.json'), 'utf8')
  const manifest = checkManifest(name, text)
  if (manifest.id !== name)
    throw new InvalidManifestException(name, `its id is ${manifest.id}, which must be the folder's name`)
  const [major, minor] = manifest.api.slice(1).split('.').map(Number) as [number, number]
  if (major !== API.major || minor > API.minor) {
    throw new InvalidManifestException(name, `it needs plugin API ${manifest.api}, this is ${API.major}.${API.minor}`)
  }
  return manifest
}
