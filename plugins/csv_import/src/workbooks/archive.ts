import { PluginError } from '@florin/plugin-sdk'
import { unzipSync } from 'fflate'

const MOST_BYTES = 96 * 1024 * 1024

/** The files of a zip archive whose names are wanted, as text. Refuses archives that unpack to more than a workbook has. */
export function unpackTexts(bytes: Uint8Array, isWanted: (name: string) => boolean): Map<string, string> {
  let size = 0
  const decoder = new TextDecoder()
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!isWanted(name)) return false
        size += originalSize
        if (size > MOST_BYTES) throw new PluginError('invalid_input', 'The workbook unpacks to more than 96 MB.')
        return true
      },
    })
    return new Map(Object.entries(files).map(([name, content]) => [name, decoder.decode(content)]))
  } catch (error) {
    if (error instanceof PluginError) throw error
    throw new PluginError('invalid_input', 'The workbook is damaged: it cannot be unpacked.')
  }
}

/** The names HTML has for the characters from 161 on, in their order. */
const LATIN =
  'iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil ' +
  'sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave ' +
  'Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave ' +
  'aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc ' +
  'otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'

const ENTITIES: Record<string, string> = {
  ...Object.fromEntries(LATIN.split(' ').map((name, index) => [name, String.fromCharCode(161 + index)])),
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', euro: '€', ndash: '–', mdash: '—', minus: '-' },
}

export function unescapeXml(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return Object.hasOwn(ENTITIES, name) ? ENTITIES[name]! : whole
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
    },
  )
}

/** The value of an attribute inside a start tag. */
export function attribute(tag: string, name: string): string | undefined {
  const at = tag.indexOf(` ${name}="`)
  if (at < 0) return undefined
  const from = at + name.length + 3
  return unescapeXml(tag.slice(from, tag.indexOf('"', from)))
}
