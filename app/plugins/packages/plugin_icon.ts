import { contentFault } from './package_files.js'
import { sha256 } from './integrity.js'

export interface PluginIcon {
  media_type: string
  content: Buffer
  /** Tells versions of it apart. */
  hash: string
}

const MEDIA_TYPES = { 'icon.svg': 'image/svg+xml', 'icon.png': 'image/png' }

/** The picture among the files of a plugin; null where there is none, or none that a page may show. */
export function iconAmong(contentOf: (name: string) => Buffer | undefined): PluginIcon | null {
  for (const [name, mediaType] of Object.entries(MEDIA_TYPES)) {
    const content = contentOf(name)
    if (content && contentFault(name, content) === undefined)
      return { media_type: mediaType, content, hash: sha256(content).slice(0, 12) }
  }
  return null
}
