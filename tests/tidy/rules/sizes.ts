import ts from 'typescript'
import type { Rule } from './finding.js'
import { findingsIn, lineOf } from './syntax.js'

const FUNCTION_LINES_MAX = 70
const FILE_LINES_MAX = 300
const LINE_COLUMNS_MAX = 140

/** Files that may be longer, each with the reason. */
const LONG_FOR_A_REASON: Record<string, string> = {}

export const shortFunctions: Rule = (file) =>
  findingsIn(file, (node, source) => {
    if (!ts.isFunctionLike(node) || isGroupOfTests(node) || isMigration(file.path)) return undefined
    const lines = lineOf(source, node.end) - lineOf(source, node.getStart(source)) + 1
    if (lines <= FUNCTION_LINES_MAX) return undefined
    return `this function has ${lines} lines, ${FUNCTION_LINES_MAX} are the limit: give its steps names`
  })

/** `test.group(…)` is a heading, not a function. */
const isGroupOfTests = (node: ts.Node) =>
  ts.isCallExpression(node.parent) && node.parent.expression.getText() === 'test.group'

/** A migration is a list of tables, one after the other; there are no steps to name. */
const isMigration = (path: string) => path.startsWith('database/migrations/')

export const shortFiles: Rule = ({ path, text }) => {
  const lines = text.trimEnd().split('\n').length
  if (lines <= FILE_LINES_MAX || path in LONG_FOR_A_REASON) return []
  return [
    { path, line: 1, message: `the file has ${lines} lines, ${FILE_LINES_MAX} are the limit: it does two things` },
  ]
}

export const shortLines: Rule = ({ path, text }) =>
  text.split('\n').flatMap((line, index) => {
    if (line.length <= LINE_COLUMNS_MAX || /https?:\/\//.test(line)) return []
    return [
      { path, line: index + 1, message: `the line has ${line.length} columns, ${LINE_COLUMNS_MAX} are the limit` },
    ]
  })
