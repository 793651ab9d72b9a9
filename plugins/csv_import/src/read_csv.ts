import type { Emit, ImportFile, ParseOptions, ParseResult } from '@florin/plugin-sdk'
import { askForColumns, ColumnsUnknown } from './plan.js'
import { readSeveral } from './read_several.js'
import { readTable } from './read_table.js'
import { unifyLines } from './rows.js'
import { sectionsOf } from './sections.js'
import { plainWiseHistory } from './wise_history.js'

/**
 * Reads text with a table of transactions, or several below each other. Throws a PluginError where it is none or none of its rows can be
 * read. A table whose columns are not understood is shown as it is, so that a person can say what they are.
 */
export function readCsv(file: ImportFile, options: ParseOptions, emit: Emit): ParseResult {
  const plain = unifyLines(file.text)
  const text = plainWiseHistory(plain) ?? plain
  const sections = sectionsOf(text, options)
  if (sections.length === 1) return readOne({ ...file, text }, options, emit)
  const tables = sections.map(({ title, ...section }) => ({ ...section, name: title, account: title }))
  return readSeveral(file, tables, options, emit)
}

/** Rows leave as they are read, so that a large file is never in memory as transactions. */
function readOne(file: ImportFile, options: ParseOptions, emit: Emit): ParseResult {
  try {
    return readTable(file, options, emit)
  } catch (error) {
    if (!(error instanceof ColumnsUnknown)) throw error
    return askForColumns(error)
  }
}
