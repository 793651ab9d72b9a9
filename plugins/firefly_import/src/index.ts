import {
  bytesOf,
  definePlugin,
  NamedTable,
  PluginError,
  zipHead,
  zipTexts,
  type Detection,
  type Emit,
  type FileHead,
  type ImportFile,
  type ParseOptions,
} from '@florin/plugin-sdk'
import { isAccounts, readAccounts } from './accounts.js'
import { isTransactions, readJournals } from './journals.js'
import { isBudgets, readLimits } from './read_limits.js'
import { type FireflyExport, writeJournals } from './write_journals.js'

const HEAD = 8_192
const ISSUES_TOLD = 200

function detect({ text, encoding }: FileHead): Detection {
  if (encoding !== 'binary')
    return { confidence: isTransactions(head(text)) ? 0.98 : 0, reason: 'It is an export of Firefly III.' }
  const first = zipHead(text)
  const isOurs = first !== undefined && isFirefly(head(first.text))
  return { confidence: isOurs ? 0.98 : 0, reason: 'It is an export of Firefly III.' }
}

const head = (text: string) => new NamedTable(text.slice(0, HEAD))

/** Every table of the export begins with whose it is. */
const isFirefly = (table: NamedTable) =>
  isTransactions(table) || (table.names[0] === 'user_id' && table.has('created_at'))

function parse(file: ImportFile, _options: ParseOptions, emit: Emit) {
  const found: FireflyExport = { journals: [], accounts: new Map(), limits: [], issues: [] }
  const texts = file.encoding === 'binary' ? [...zipTexts(bytesOf(file), isTable).values()] : [file.text]
  const tables = texts.map((text) => new NamedTable(text))
  const transactions = tables.filter((table) => isTransactions(table))
  if (transactions.length === 0)
    throw new PluginError('invalid_input', 'There is no list of transactions of Firefly III in it (transactions.csv).')
  for (const table of tables) {
    if (isAccounts(table)) found.accounts = readAccounts(table)
    else if (isBudgets(table)) found.limits.push(...readLimits(table))
  }
  for (const table of transactions)
    found.journals.push(
      ...readJournals(table, (line, problem) => {
        if (found.issues.length < ISSUES_TOLD)
          found.issues.push({ line, code: 'unreadable', message: `Line ${line}: ${problem}; the row is left out.` })
      }),
    )
  return writeJournals(found, emit)
}

const isTable = (name: string) => /\.csv$/i.test(name)

export default definePlugin({ importer: { detect, parse } })
