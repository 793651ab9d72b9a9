import ts from 'typescript'
import type { Rule, SourceFile } from './finding.js'
import { eachNode, findingsIn, lineOf, parse } from './syntax.js'

const FUNCTION_LINES_MAX = 70
const FILE_LINES_MAX = 300
const LINE_COLUMNS_MAX = 140
/** From here on a literal is what a line is about. */
const LITERAL_COLUMNS_MIN = 90

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

export const shortLines: Rule = (file) => {
  const lines = file.text.split('\n')
  const long = lines.flatMap((line, at) =>
    line.length > LINE_COLUMNS_MAX && !/https?:\/\//.test(line) ? [at + 1] : [],
  )
  if (long.length === 0) return []
  const fixed = linesOfOneLiteral(file)
  return long
    .filter((line) => !fixed.has(line))
    .map((line) => {
      const message = `the line has ${lines[line - 1].length} columns, ${LINE_COLUMNS_MAX} are the limit`
      return { path: file.path, line, message }
    })
}

/** Lines that are mostly one literal: a pattern, a statement of SQL, a list of words. Breaking those makes them no clearer. */
function linesOfOneLiteral(file: SourceFile): Set<number> {
  const found = new Set<number>()
  const source = parse(file)
  eachNode(source, (node) => {
    if (
      !ts.isStringLiteralLike(node) &&
      !ts.isRegularExpressionLiteral(node) &&
      !ts.isTemplateMiddleOrTemplateTail(node)
    ) {
      if (!ts.isTemplateHead(node)) return
    }
    const first = lineOf(source, node.getStart(source))
    const pieces = node.getText(source).split('\n')
    pieces.forEach((piece, at) => piece.length >= LITERAL_COLUMNS_MIN && found.add(first + at))
  })
  return found
}
