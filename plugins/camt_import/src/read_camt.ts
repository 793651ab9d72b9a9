import { PluginError, type Emit, type ParseResult } from '@florin/plugin-sdk'
import { scan } from './scan.js'
import { DOCUMENT } from './shape.js'
import { StatementReader } from './statement_reader.js'

/** Reads a CAMT message of any version. Throws a PluginError where it is broken or there is nothing to read. */
export function readCamt(source: string, emit: Emit): ParseResult {
  const reader = new StatementReader(source, emit)
  scan(source, DOCUMENT, reader)
  const { statements, issues, seen, refused } = reader
  if (statements.length === 0) {
    const message =
      'The message holds no statement, report or notification (Stmt, Rpt, Ntfctn): nothing can be imported.'
    throw new PluginError('invalid_input', message)
  }
  if (seen > 0 && refused === seen) {
    const reasons = issues.slice(0, 3).map(({ message }) => message)
    throw new PluginError('invalid_input', `None of the ${seen} entries can be read. ${reasons.join(' ')}`)
  }
  reader.end()
  return { statements, issues }
}
