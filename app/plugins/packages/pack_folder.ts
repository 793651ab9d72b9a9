import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { InvalidPackageException } from './exceptions.js'
import { BUNDLE_FILE, MANIFEST_FILE } from './package_files.js'
import { writePackage } from './read_package.js'
import type { PackageFile } from './tar.js'

const OPTIONAL = ['README.md', 'CHANGELOG.md', 'LICENSE', 'icon.svg', 'icon.png']

/** The unsigned package of a plugin's folder, of what belongs into one; sources, fixtures and tests stay where they are. */
export function packFolder(folder: string): Buffer {
  const bundle = join(folder, 'dist', BUNDLE_FILE)
  for (const file of [join(folder, MANIFEST_FILE), bundle]) {
    if (!existsSync(file)) throw new InvalidPackageException(`there is no ${file}; build the plugin first`)
  }
  const locales = join(folder, 'locales')
  const translations = existsSync(locales) ? readdirSync(locales).map((name) => `locales/${name}`) : []
  const optional = [...OPTIONAL, ...translations].filter((name) => existsSync(join(folder, name)))
  return writePackage([
    fileAt(MANIFEST_FILE, join(folder, MANIFEST_FILE)),
    fileAt(BUNDLE_FILE, bundle),
    ...optional.map((name) => fileAt(name, join(folder, name))),
  ])
}

function fileAt(name: string, path: string): PackageFile {
  if (!lstatSync(path).isFile()) throw new InvalidPackageException(`${path} is not a plain file`)
  return { name, content: readFileSync(path) }
}
