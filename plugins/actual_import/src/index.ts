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
import { unzipSync } from 'fflate'
import { readBudget } from './read_budget.js'

const MOST_BYTES = 192 * 1024 * 1024

function detect({ name, text, encoding }: FileHead): Detection {
  if (encoding !== 'binary') return { confidence: 0 }
  if (text.startsWith('SQLite format 3'))
    return {
      confidence: /zero_budgets|payee_mapping/.test(text) ? 1 : 0.05,
      reason: 'It is a database of Actual Budget.',
    }
  if (!text.startsWith('PK\x03\x04')) return { confidence: 0 }
  const holdsBudget = text.includes('db.sqlite') || text.includes('metadata.json')
  return {
    confidence: holdsBudget ? 0.95 : /actual|budget/i.test(name) ? 0.1 : 0,
    reason: 'It is an export of Actual Budget.',
  }
}

function parse(file: ImportFile, _options: ParseOptions, emit: Emit) {
  const bytes = bytesOf(file)
  const database = new SqliteFile(isSqlite(bytes) ? bytes : unpack(bytes))
  if (!database.tables.includes('transactions') || !database.tables.includes('payees'))
    throw new PluginError(
      'invalid_input',
      'The database is not one of Actual Budget: it has no transactions and payees.',
    )
  return readBudget(database, emit)
}

function unpack(bytes: Uint8Array): Uint8Array {
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!/(^|\/)db\.sqlite$/.test(name)) return false
        if (originalSize > MOST_BYTES)
          throw new PluginError('invalid_input', 'The database unpacks to more than 192 MB.')
        return true
      },
    })
    const [database] = Object.values(files)
    if (database) return database
  } catch (error) {
    if (error instanceof PluginError) throw error
    // The library says what bytes it stumbled over, which helps nobody.
    throw new PluginError('invalid_input', 'The archive is damaged: it cannot be unpacked.')
  }
  throw new PluginError('invalid_input', 'The archive holds no db.sqlite, which an export of Actual Budget has.')
}

export default definePlugin({ importer: { detect, parse } })
