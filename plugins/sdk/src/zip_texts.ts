import { Inflate, unzipSync } from 'fflate'
import { PluginError } from './errors.js'

const MOST_BYTES = 96 * 1024 * 1024
const LOCAL_HEADER = 30
const DEFLATED = 8

/**
 * The name of the first file in a zip archive and how it begins, from the start of the archive alone: enough to tell whose export it is.
 * Undefined for what is no archive.
 *
 * @example
 * const isMine = (head: FileHead) => zipHead(head.text)?.name.endsWith('Register.csv')
 */
export function zipHead(text: string): { name: string; text: string } | undefined {
  if (!text.startsWith('PK\x03\x04') || text.length < LOCAL_HEADER) return undefined
  const short = (at: number) => text.charCodeAt(at) | (text.charCodeAt(at + 1) << 8)
  const from = LOCAL_HEADER + short(26)
  const name = decode(bytesFrom(text, LOCAL_HEADER, from))
  const content = bytesFrom(text, from + short(28), text.length)
  if (short(8) !== DEFLATED) return { name, text: decode(content) }
  const pieces: Uint8Array[] = []
  try {
    new Inflate((piece) => pieces.push(piece)).push(content)
  } catch {
    // The archive goes on behind what is seen of it.
  }
  return { name, text: pieces.map(decode).join('') }
}

/**
 * The texts in a zip archive whose names are wanted. Refuses archives that are damaged or unpack to more than 96 MB.
 *
 * @example
 * const tables = (file: ImportFile) => zipTexts(bytesOf(file), (name) => name.endsWith('.csv'))
 */
export function zipTexts(bytes: Uint8Array, isWanted: (name: string) => boolean): Map<string, string> {
  let size = 0
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (name.startsWith('__MACOSX') || !isWanted(name)) return false
        size += originalSize
        if (size > MOST_BYTES) throw new PluginError('invalid_input', 'The archive unpacks to more than 96 MB.')
        return true
      },
    })
    return new Map(Object.entries(files).map(([name, content]) => [name, decode(content)]))
  } catch (error) {
    if (error instanceof PluginError) throw error
    // The library says what bytes it stumbled over, which helps nobody.
    throw new PluginError('invalid_input', 'The archive is damaged: it cannot be unpacked.')
  }
}

const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

function bytesFrom(text: string, from: number, to: number): Uint8Array {
  return Uint8Array.from(text.slice(from, to), (character) => character.charCodeAt(0))
}
