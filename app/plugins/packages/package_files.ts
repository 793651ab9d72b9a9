import type { Manifest } from '#sdk'
import { checkManifest } from '../contract.js'
import { fitsApi, PLUGIN_API } from '../domain/versions.js'
import { unsafeSvg } from '../domain/safe_svg.js'
import { InvalidPackageException } from './exceptions.js'
import { BUNDLE_BYTES_MAX, ICON_BYTES_MAX, ICON_PIXELS_MAX, MANIFEST_BYTES_MAX, TEXT_BYTES_MAX } from './limits.js'
import type { PackageFile } from './tar.js'

export const MANIFEST_FILE = 'plugin.json'
export const BUNDLE_FILE = 'plugin.js'
export const INTEGRITY_FILE = 'integrity.json'
export const SIGNATURE_FILE = 'signature.json'

const PNG = Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1')

interface Kind {
  name: RegExp
  bytes_max: number
  /** Why the content is refused, as the end of a sentence. */
  fault?: (content: Buffer) => string | undefined
}

/** Every file a package may hold. The list is closed, so no name can lead out of a folder or look like another. */
const KINDS: Kind[] = [
  { name: /^plugin\.json$/, bytes_max: MANIFEST_BYTES_MAX, fault: unreadable },
  { name: /^plugin\.js$/, bytes_max: BUNDLE_BYTES_MAX, fault: unreadable },
  { name: /^(integrity|signature)\.json$/, bytes_max: TEXT_BYTES_MAX, fault: unreadable },
  {
    name: /^icon\.svg$/,
    bytes_max: ICON_BYTES_MAX,
    fault: (content) => unreadable(content) ?? unsafeSvg(String(content)),
  },
  {
    name: /^icon\.png$/,
    bytes_max: ICON_BYTES_MAX,
    fault: notPng,
  },
  { name: /^(README|CHANGELOG)\.md$|^LICENSE$/, bytes_max: TEXT_BYTES_MAX, fault: unreadable },
  { name: /^locales\/[a-z]{2,3}(-[A-Z][A-Za-z]{1,3})?\.json$/, bytes_max: TEXT_BYTES_MAX, fault: notTranslations },
]

/** Checks that a package holds what it must, nothing else, and everything in its shape; answers the manifest. */
export function checkFiles(files: readonly PackageFile[]): Manifest {
  const seen = new Set<string>()
  for (const { name, content } of files) {
    // Some file systems take both for one.
    if (seen.size === seen.add(name.toLowerCase()).size) throw new InvalidPackageException(`it holds ${name} twice`)
    const fault = contentFault(name, content)
    if (fault) throw new InvalidPackageException(fault)
  }
  for (const name of [MANIFEST_FILE, BUNDLE_FILE]) {
    if (!seen.has(name)) throw new InvalidPackageException(`it has no ${name}`)
  }
  return manifestIn(files)
}

/** Why a package may not hold this, as a clause; undefined where it may. */
export function contentFault(name: string, content: Buffer): string | undefined {
  const kind = KINDS.find((each) => each.name.test(name))
  if (!kind) return `${JSON.stringify(name)} is no file of a package`
  if (content.length > kind.bytes_max) return `${name} is larger than ${kind.bytes_max} bytes`
  const fault = kind.fault?.(content)
  return fault && `${name} ${fault}`
}

export function contentOf(files: readonly PackageFile[], name: string): Buffer | undefined {
  return files.find((file) => file.name === name)?.content
}

function manifestIn(files: readonly PackageFile[]): Manifest {
  const manifest = checkManifest('the package', String(contentOf(files, MANIFEST_FILE)))
  if (fitsApi(manifest.api)) return manifest
  const offered = `${PLUGIN_API.major}.${PLUGIN_API.minor}`
  throw new InvalidPackageException(`it needs plugin API ${manifest.api}, this is ${offered}`)
}

function unreadable(content: Buffer): string | undefined {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(content)
    return undefined
  } catch {
    return 'is not UTF-8 text'
  }
}

/** Looks at the size it claims: a picture of a few kilobytes may unpack to gigabytes in a browser. */
function notPng(content: Buffer): string | undefined {
  if (content.length < 24 || !content.subarray(0, PNG.length).equals(PNG)) return 'is no PNG image'
  const [width, height] = [content.readUInt32BE(16), content.readUInt32BE(20)]
  const isSmall = width >= 1 && height >= 1 && width <= ICON_PIXELS_MAX && height <= ICON_PIXELS_MAX
  return isSmall ? undefined : `is wider or higher than ${ICON_PIXELS_MAX} pixels`
}

function notTranslations(content: Buffer): string | undefined {
  const fault = unreadable(content)
  if (fault) return fault
  try {
    const value: unknown = JSON.parse(String(content))
    const isPlain = typeof value === 'object' && value !== null && !Array.isArray(value)
    return isPlain && Object.values(value).every((each) => typeof each === 'string') ? undefined : 'is no list of texts'
  } catch {
    return 'is not JSON'
  }
}
