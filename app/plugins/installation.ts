import { existsSync, realpathSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where the bundled plugins and the plugin host lie, in a checkout and in a build alike; plugins/build.mjs puts them there. */
export const BUNDLED_PLUGINS = fileURLToPath(new URL('../../plugins/', import.meta.url))
export const PDF_READER_FILE = fileURLToPath(new URL('../../plugins/host/dist/pdf_reader.mjs', import.meta.url))
export const HOST_FILE = fileURLToPath(new URL('../../plugins/host/dist/plugin_host.mjs', import.meta.url))

/** Lists that come with Florin: plugins that must not run, and plugins to choose from. */
export const SHIPPED_REVOCATIONS = fileURLToPath(new URL('../../resources/plugins/revocations.json', import.meta.url))
export const SHIPPED_CATALOGUE = fileURLToPath(new URL('../../resources/plugins/catalogue.json', import.meta.url))

/** The two files that a host reads: its program, and the binary of isolated-vm. */
export interface HostFiles {
  file: string
  binary: string
}

/** The permission model compares real paths. */
export function hostFiles(file = HOST_FILE): HostFiles {
  return { file: existsSync(file) ? realpathSync(file) : file, binary: isolatedVmBinary() }
}

/** Where npm put the binary for this platform; asking for the path loads nothing. */
function isolatedVmBinary(): string {
  const require = createRequire(import.meta.url)
  const folder = dirname(require.resolve('isolated-vm/package.json'))
  const find = createRequire(`${folder}/`)('node-gyp-build') as { path(folder: string): string }
  return realpathSync(find.path(folder))
}
