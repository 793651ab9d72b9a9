import ts from 'typescript'
import type { Rule, SourceFile } from './finding.js'
import { findingsIn, lineOf } from './syntax.js'

const isServer = (path: string) =>
  /^(app|commands|config|database|providers|start|plugins)\//.test(path) && !/\/tests\//.test(path)
const mayReadTheClock = (path: string) =>
  !isServer(path) || ['app/core/clock.ts', 'app/core/plain_date.ts'].includes(path)
/** What a plugin prints inside its sandbox is its log. */
const isSandboxed = (path: string) => /^plugins\/(?!sdk\/)\w+\/src\//.test(path)
const mayPrint = (path: string) =>
  /^(bin|commands|scripts|bench|tests)\//.test(path) || path === 'plugins/build.mjs' || isSandboxed(path)

const isNamed = (node: ts.Node, name: string) => ts.isIdentifier(node) && node.text === name
const isMember = (node: ts.Node, object: string) =>
  ts.isPropertyAccessExpression(node) && isNamed(node.expression, object)
const memberName = (node: ts.Node) => (ts.isPropertyAccessExpression(node) ? node.name.text : undefined)
const calls = (node: ts.Node, name: string) =>
  ts.isCallExpression(node) && (isNamed(node.expression, name) || memberName(node.expression) === name)

/** The time comes from a clock that tests can set. */
export const noAmbientClock: Rule = (file) => {
  if (mayReadTheClock(file.path)) return []
  return findingsIn(file, (node) => {
    if (ts.isNewExpression(node) && isNamed(node.expression, 'Date'))
      return '`new Date(`: take a Clock (#core/clock) or a plain date (#core/plain_date)'
    if (isMember(node, 'Date') && memberName(node) === 'now') return '`Date.now`: take a Clock (#core/clock)'
    return undefined
  })
}

export const noConsole: Rule = (file) => {
  if (mayPrint(file.path)) return []
  return findingsIn(file, (node) => (isMember(node, 'console') ? '`console`: use the logger' : undefined))
}

/** Amounts are integers and decimal text; a float rounds them. */
export const noFloats: Rule = (file) => {
  if (!isServer(file.path)) return []
  return findingsIn(file, (node) => {
    if (calls(node, 'parseFloat'))
      return '`parseFloat`: amounts are read by #core/money, whole numbers by Number.parseInt'
    if (calls(node, 'toFixed')) return '`toFixed`: amounts are written by #core/money'
    return undefined
  })
}

export const noTypeEscapes: Rule = (file) =>
  findingsIn(file, (node, source) => {
    if (node.kind === ts.SyntaxKind.AnyKeyword && !isArgued(node, source))
      return '`any`: name the type, or take `unknown` and look'
    if (isDoubleCast(node)) return '`as unknown as`: the types disagree; mend the one that is wrong'
    return undefined
  })

/** ESLint forbids `any` too; where a comment gave it a reason, that will do here. */
function isArgued(node: ts.Node, source: ts.SourceFile): boolean {
  const above = source.text.split('\n')[lineOf(source, node.getStart(source)) - 2] ?? ''
  return above.includes('eslint-disable-next-line @typescript-eslint/no-explicit-any -- ')
}

const isDoubleCast = (node: ts.Node) =>
  ts.isAsExpression(node) &&
  ts.isAsExpression(node.expression) &&
  node.expression.type.kind === ts.SyntaxKind.UnknownKeyword

/** A test that runs alone, or not at all, passes for the wrong reason. */
export const noLonelyTests: Rule = (file) => {
  if (!file.path.endsWith('.spec.ts')) return []
  return findingsIn(file, (node) => {
    if (!ts.isCallExpression(node)) return undefined
    const name = memberName(node.expression)
    if (name === 'only' || name === 'pin') return `\`.${name}\`: the other tests no longer run`
    if (name === 'skip' && node.arguments.length < 2) return '`.skip` without a reason: `.skip(condition, "why")`'
    return undefined
  })
}

export const noSilentCatch: Rule = (file) =>
  findingsIn(file, (node, source) => {
    if (!ts.isCatchClause(node) || node.block.statements.length > 0) return undefined
    const saysWhy = /\/[/*]/.test(node.block.getText(source))
    return saysWhy
      ? undefined
      : 'an empty `catch`: recover, add information, or say in a comment why nothing is the right answer'
  })

/** Rules on the bare text: comments and markup. */
const PHRASES: { pattern: RegExp; message: string }[] = [
  { pattern: /\{@html\b/, message: '`{@html`: text from files and plugins must never become markup' },
  {
    pattern: /\b(TODO|FIXME|XXX|HACK)\b(?!\(#\d+\))/,
    message: 'a note to do without an issue: write `TODO(#12): …`, or do it',
  },
  { pattern: /@ts-(ignore|nocheck)\b/, message: 'the compiler is silenced: mend the type' },
  { pattern: /@ts-expect-error\s*$/, message: '`@ts-expect-error` without the reason behind it' },
  { pattern: /eslint-disable(?!.*--\s*\S)/, message: '`eslint-disable` without ` -- reason`' },
]

export const noBannedPhrases: Rule = ({ path, text }: SourceFile) =>
  text
    .split('\n')
    .flatMap((line, index) =>
      PHRASES.filter(({ pattern }) => pattern.test(line)).map(({ message }) => ({ path, line: index + 1, message })),
    )
