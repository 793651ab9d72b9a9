import { readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { checkManifest } from '../contract.js'
import { BUNDLED_PLUGINS } from '../installation.js'
import type { LoadedPlugin } from '../registry.js'
import { buildFolder } from './build_folder.js'

/** The plugin in a folder, built anew, as it would run once it is installed. */
export async function openFolder(given: string): Promise<LoadedPlugin> {
  const folder = resolve(given)
  const manifest = checkManifest(basename(folder), readFileSync(join(folder, 'plugin.json'), 'utf8'))
  const { file, sha256: hash } = await buildFolder(folder)
  const source = readFileSync(file, 'utf8')
  // Florin's own run with a compiler, a stranger's never do.
  const bundled = resolve(BUNDLED_PLUGINS, manifest.id) === folder
  const { id: pluginId, version } = manifest
  return { manifest, level: bundled ? 'bundled' : 'unsigned', bundle: { pluginId, version, hash, source, bundled } }
}
