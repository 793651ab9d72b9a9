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
import { type Balance, type Movement, Problems } from './movements.js'
import { pairTransfers } from './pair_transfers.js'
import { isMint, readMint } from './read_mint.js'
import { isBalances, isMonarch, readBalances, readMonarch } from './read_monarch.js'
import { writeMovements } from './write_movements.js'

const HEAD = 8_192

function detect({ text, encoding }: FileHead): Detection {
  const first = encoding === 'binary' ? zipHead(text)?.text : text
  const table = first === undefined ? undefined : new NamedTable(first.slice(0, HEAD))
  if (!table) return { confidence: 0 }
  if (isMint(table)) return { confidence: 0.95, reason: 'It is an export of Mint.' }
  if (isMonarch(table)) return { confidence: 0.95, reason: 'It is an export of Monarch.' }
  const isOnlyBalances = isBalances(table) && table.names.length === 3
  return { confidence: isOnlyBalances ? 0.85 : 0, reason: 'It is a list of balances as Monarch exports it.' }
}

function parse(file: ImportFile, _options: ParseOptions, emit: Emit) {
  const isArchive = file.encoding === 'binary'
  const texts = isArchive ? [...zipTexts(bytesOf(file), (name) => /\.csv$/i.test(name)).values()] : [file.text]
  const problems = new Problems()
  const movements: Movement[] = []
  const balances = new Map<string, Balance[]>()
  let hasBalances = false
  for (const table of texts.map((text) => new NamedTable(text))) {
    if (isMint(table)) movements.push(...readMint(table, problems))
    else if (isMonarch(table)) movements.push(...readMonarch(table, problems))
    else if (isBalances(table)) {
      hasBalances = true
      for (const [account, found] of readBalances(table, problems)) balances.set(account, found)
    }
  }
  if (movements.length === 0 && hasBalances)
    throw new PluginError(
      'invalid_input',
      'These are balances only. Put the file into a zip with the transactions of Monarch, and import that.',
    )
  pairTransfers(movements)
  return writeMovements(movements, balances, problems, emit)
}

export default definePlugin({ importer: { detect, parse } })
