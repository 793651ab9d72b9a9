import { PluginError, type Emit, type ParseResult } from '@florin/plugin-sdk'
import { readFields } from './fields.js'
import { StatementReader } from './statement_reader.js'

/** Reads MT940 and MT942 messages, as many as the file holds. Throws a PluginError where there is nothing to read. */
export function readMt940(text: string, emit: Emit): ParseResult {
  const reader = new StatementReader(emit)
  readFields(text, reader)
  const { statements, issues, seen, refused } = reader.end()
  if (seen > 0 && refused === seen) {
    const reasons = issues.slice(0, 3).map(({ message }) => message)
    throw new PluginError('invalid_input', `None of the ${seen} statement lines can be read. ${reasons.join(' ')}`)
  }
  if (statements.length === 0) {
    const message =
      'The file has no statement in it: neither an account (:25:) nor balances (:60F:, :62F:) nor lines (:61:).'
    throw new PluginError('invalid_input', message)
  }
  return { statements, issues }
}
