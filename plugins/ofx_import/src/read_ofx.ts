import { PluginError, type Emit, type ParseResult } from '@florin/plugin-sdk'
import { scan } from './scan.js'
import { StatementReader } from './statement_reader.js'
import { readText } from './values.js'

/** Reads an OFX or QFX document, version 1 (SGML) or 2 (XML). Throws a PluginError where there is nothing to read. */
export function readOfx(text: string, emit: Emit): ParseResult {
  const start = text.search(/<OFX[\s>]/i)
  if (start < 0) throw new PluginError('invalid_input', 'The file has an OFX header but no <OFX> document in it.')
  const reader = new StatementReader(text, securityNames(text), emit)
  scan(text, reader, start)
  reader.end()

  const { statements, issues, errors, seen, taken, isProfile } = reader
  const [error] = errors
  if (seen > 0 && taken === 0) {
    const reasons = issues.slice(0, 3).map((issue) => issue.message)
    throw new PluginError('invalid_input', `None of the ${seen} transactions can be read. ${reasons.join(' ')}`)
  }
  if (error && seen === 0 && !isProfile) {
    const words = error.message || 'no explanation'
    throw new PluginError(
      'invalid_input',
      `The file has no transactions, only the bank's error: ${words} (code ${error.code}).`,
    )
  }
  const nameless = statements.filter(({ account, closing_balance }) => account.id === null && closing_balance === null)
  if (seen === 0 && nameless.length > 0)
    throw new PluginError('invalid_input', 'The statement names no account and has no transactions.')
  if (statements.length === 0) {
    const message = 'The file is an OFX document without a statement: there is nothing to import.'
    issues.push({ line: null, code: 'nothing_to_import', message })
  }
  return { statements, issues }
}

/** Names of securities stand at the end of the file, after the trades that use them. */
function securityNames(text: string): Map<string, string> {
  const names = new Map<string, string>()
  const start = text.search(/<SECLIST[\s>]/i)
  if (start < 0) return names
  let id = ''
  const open = (tag: string, value: string) => {
    if (tag === 'UNIQUEID') id = value
    else if (tag === 'SECNAME' && id && !names.has(id)) names.set(id, readText(value))
  }
  scan(text, { open, close: () => {} }, start)
  return names
}
