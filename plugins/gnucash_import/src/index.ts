import {
  bytesOf,
  definePlugin,
  isSqlite,
  PluginError,
  SqliteFile,
  type Detection,
  type Emit,
  type FileHead,
  type ImportFile,
  type ParseOptions,
} from '@florin/plugin-sdk'
import { gunzipSync } from 'fflate'
import { readDatabase } from './read_database.js'
import { readXml } from './read_xml.js'
import { writeBook } from './write_book.js'

const MOST_BYTES = 192 * 1024 * 1024
const SMALLEST_GZIP = 18

function detect({ name, text, encoding }: FileHead): Detection {
  const isNamed = /\.(gnucash|xac)$/i.test(name)
  if (encoding !== 'binary') return { confidence: text.includes('<gnc-v2') ? 1 : 0, reason: 'It is a book of GnuCash.' }
  if (text.startsWith('\x1f\x8b'))
    return { confidence: isNamed ? 0.95 : 0.3, reason: 'It is a compressed book of GnuCash.' }
  if (!text.startsWith('SQLite format 3')) return { confidence: 0 }
  return {
    confidence: /\bgnclock\b|CREATE TABLE splits/.test(text) ? 1 : isNamed ? 0.9 : 0.1,
    reason: 'It is a database of GnuCash.',
  }
}

function parse(file: ImportFile, _options: ParseOptions, emit: Emit) {
  if (file.encoding !== 'binary') return writeBook(readXml(file.text), emit)
  const bytes = bytesOf(file)
  if (isSqlite(bytes)) {
    const database = new SqliteFile(bytes)
    if (!database.tables.includes('splits'))
      throw new PluginError('invalid_input', 'The database is not one of GnuCash: it has no splits.')
    return writeBook(readDatabase(database), emit)
  }
  const text = unpack(bytes)
  if (!text.includes('<gnc-v2')) throw new PluginError('invalid_input', 'The compressed file holds no book of GnuCash.')
  return writeBook(readXml(text), emit)
}

/** The length stands in the last four bytes, so that a bomb is refused before it goes off. */
function unpack(bytes: Uint8Array): string {
  const damaged = new PluginError('invalid_input', 'The compressed book is damaged: it cannot be unpacked.')
  if (bytes.length < SMALLEST_GZIP) throw damaged
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(bytes.length - 4, true)
  if (length > MOST_BYTES) throw new PluginError('invalid_input', 'The book unpacks to more than 192 MB.')
  try {
    return new TextDecoder().decode(gunzipSync(bytes, { out: new Uint8Array(length) }))
  } catch {
    // The library says what bytes it stumbled over, which helps nobody.
    throw damaged
  }
}

export default definePlugin({ importer: { detect, parse } })
