import { PluginError, type Emit, type ParseResult } from '@florin/plugin-sdk'
import type { DateOrder } from './dates.js'
import { readRecords } from './records.js'
import { StatementReader } from './statement_reader.js'
import { Survey } from './survey.js'

/** Reads a QIF file: once to learn how it writes dates and amounts, and once for its records. */
export function readQif(text: string, order: DateOrder | undefined, emit: Emit): ParseResult {
  const survey = new Survey()
  readRecords(text, survey)
  const conventions = survey.conventions(order)
  const reader = new StatementReader(conventions, emit)
  readRecords(text, reader)
  const { statements, issues, seen, refused, headers } = reader.end()
  if (headers === 0) throw new PluginError('invalid_input', 'The file has no header of QIF, such as !Type:Bank, in it.')
  if (seen > 0 && refused === seen) {
    const reasons = issues.slice(0, 3).map(({ message }) => message)
    throw new PluginError('invalid_input', `None of the ${seen} records can be read. ${reasons.join(' ')}`)
  }
  if (seen === 0) {
    const message = 'The file has lists, but no bookings: there is nothing to import.'
    issues.push({ line: null, code: 'nothing_to_import', message })
  } else if (!conventions.isOrderSure) {
    const [right, other] = conventions.order === 'mdy' ? ['month', 'day'] : ['day', 'month']
    const message = `Its dates could begin with the ${other} as well as with the ${right}; they are read with the ${right} first.`
    issues.push({ line: null, code: 'ambiguous_dates', message })
  }
  return { statements, issues }
}
