import Handlebars from 'handlebars'

/*
 * Templates are written in Handlebars and read by its parser, but not run by it: Handlebars compiles them to code. Here a template is a
 * tree that is walked, with values out of plain data and nothing else. There are no helpers but the four blocks, no partials, no
 * way to a prototype, and every step and character is counted.
 */
export const TEMPLATE_CHARS_MAX = 4_000
const OUTPUT_CHARS_MAX = 16_000
const STEPS_MAX = 5_000
const DEPTH_MAX = 8

const BLOCKS = ['if', 'unless', 'each', 'with']

export interface TemplateFault {
  /** From 1. */
  line: number
  message: string
}

type Statement = hbs.AST.Statement
type Values = unknown

/** What is wrong with a template; undefined when it can be rendered. */
export function faultOf(source: string): TemplateFault | undefined {
  if (source.length > TEMPLATE_CHARS_MAX)
    return { line: 1, message: `A template has at most ${TEMPLATE_CHARS_MAX} characters.` }
  try {
    checkAll(Handlebars.parse(source).body, 0)
    return undefined
  } catch (error) {
    return error instanceof Fault ? error.fault : { line: lineOf(error), message: plainWords(error) }
  }
}

/** Throws where the template is none, or more than may be rendered. What it names and is not there is empty. */
export function renderTemplate(source: string, values: Record<string, unknown>): string {
  const fault = faultOf(source)
  if (fault) throw new Error(`Line ${fault.line}: ${fault.message}`)
  const rendering = new Rendering()
  rendering.all(Handlebars.parse(source).body, [{ values, extras: {} }])
  return rendering.output
}

class Fault extends Error {
  readonly fault: TemplateFault

  constructor(at: hbs.AST.Node, message: string) {
    super(message)
    this.fault = { line: at.loc?.start.line ?? 1, message }
  }
}

function checkAll(statements: readonly Statement[], depth: number): void {
  for (const statement of statements) check(statement, depth)
}

function check(statement: Statement, depth: number): void {
  if (depth > DEPTH_MAX) throw new Fault(statement, `Blocks are nested more than ${DEPTH_MAX} deep.`)
  switch (statement.type) {
    case 'ContentStatement':
    case 'CommentStatement':
      return
    case 'MustacheStatement': {
      const { path, params, hash } = statement as hbs.AST.MustacheStatement
      if (params.length > 0 || hash?.pairs.length)
        throw new Fault(statement, 'There are no helpers; name a value alone.')
      return checkPath(path)
    }
    case 'BlockStatement':
      return checkBlock(statement as hbs.AST.BlockStatement, depth)
    default:
      throw new Fault(statement, 'Partials and decorators are not available.')
  }
}

function checkBlock(block: hbs.AST.BlockStatement, depth: number): void {
  const name = block.path.original
  if (!BLOCKS.includes(name)) throw new Fault(block, `There is no block "${name}"; ${BLOCKS.join(', ')} are.`)
  if (block.params.length !== 1 || block.hash?.pairs.length)
    throw new Fault(block, `"${name}" takes the name of a value.`)
  if (block.program?.blockParams?.length)
    throw new Fault(block, 'Names for what a block goes through are not available.')
  checkPath(block.params[0]!)
  checkAll(block.program?.body ?? [], depth + 1)
  checkAll(block.inverse?.body ?? [], depth + 1)
}

function checkPath(expression: hbs.AST.Expression): void {
  if (expression.type !== 'PathExpression') throw new Fault(expression, 'Only names of values can stand here.')
}

interface Frame {
  values: Values
  /** `@index`, `@first`, `@last` and `@key`. */
  extras: Record<string, unknown>
}

class Rendering {
  output = ''
  #steps = 0

  all(statements: readonly Statement[], frames: readonly Frame[]): void {
    for (const statement of statements) this.#one(statement, frames)
  }

  #one(statement: Statement, frames: readonly Frame[]): void {
    if (++this.#steps > STEPS_MAX) throw new Fault(statement, 'The template takes too long.')
    if (statement.type === 'ContentStatement') this.#write((statement as hbs.AST.ContentStatement).value, statement)
    if (statement.type === 'MustacheStatement')
      this.#write(textOf(valueAt((statement as hbs.AST.MustacheStatement).path, frames)), statement)
    if (statement.type === 'BlockStatement') this.#block(statement as hbs.AST.BlockStatement, frames)
  }

  #write(text: string, at: Statement): void {
    this.output += text
    if (this.output.length > OUTPUT_CHARS_MAX) throw new Fault(at, 'The text becomes too long.')
  }

  #block({ path, params, program, inverse }: hbs.AST.BlockStatement, frames: readonly Frame[]): void {
    const [name, value] = [path.original, valueAt(params[0]!, frames)]
    const [body, otherwise] = [program?.body ?? [], inverse?.body ?? []]
    if (name === 'if' || name === 'unless')
      return this.all(isFilled(value) === (name === 'if') ? body : otherwise, frames)
    if (name === 'with')
      return isFilled(value) ? this.all(body, [...frames, { values: value, extras: {} }]) : this.all(otherwise, frames)
    const entries = entriesOf(value)
    if (entries.length === 0) return this.all(otherwise, frames)
    entries.forEach(([key, each], index) => {
      const extras = { index, key, first: index === 0, last: index === entries.length - 1 }
      this.all(body, [...frames, { values: each, extras }])
    })
  }
}

function valueAt(expression: hbs.AST.Expression, frames: readonly Frame[]): unknown {
  const { parts, depth, data } = expression as hbs.AST.PathExpression
  const frame = frames[frames.length - 1 - depth]
  if (!frame) return undefined
  let value: unknown = data ? frame.extras : frame.values
  for (const part of parts) {
    // What an object inherits is not data.
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined
    value = (value as Record<string, unknown>)[part]
  }
  return value
}

function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : []
}

/** As Handlebars has it: false, 0, empty text and empty lists are not. */
function isFilled(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value)
}

/** Lists and objects have no text of their own. */
function textOf(value: unknown): string {
  return ['string', 'number', 'boolean', 'bigint'].includes(typeof value) ? String(value) : ''
}

function lineOf(error: unknown): number {
  const { lineNumber, message } = error as { lineNumber?: number; message: string }
  return lineNumber ?? Number(/line (\d+)/.exec(message)?.[1] ?? 1)
}

/** Of the parser's picture of the place and list of tokens only what people can use. */
function plainWords(error: unknown): string {
  const { message } = error as Error
  if (/^Parse error/.test(message)) {
    const got = /got '(\w+)'/.exec(message)?.[1]
    return got === 'EOF' ? 'Something is opened and not closed.' : 'This is not how Handlebars is written.'
  }
  return message.split('\n')[0]!
}
