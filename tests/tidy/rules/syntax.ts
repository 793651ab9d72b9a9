import ts from 'typescript'
import type { Finding, SourceFile } from './finding.js'

const SCRIPT = /<script[^>]*>([\s\S]*?)<\/script>/g

/** The TypeScript of a file. In a Svelte component the markup is blanked, so that lines keep their numbers. */
export function scriptOf({ path, text }: SourceFile): string {
  if (!path.endsWith('.svelte')) return text
  let script = ''
  let end = 0
  for (const match of text.matchAll(SCRIPT)) {
    const start = match.index + match[0].indexOf('>') + 1
    script += blank(text.slice(end, start)) + match[1]
    end = start + match[1].length
  }
  return script + blank(text.slice(end))
}

const blank = (text: string) => text.replace(/[^\n]/g, ' ')

export function parse(file: SourceFile): ts.SourceFile {
  return ts.createSourceFile(file.path, scriptOf(file), ts.ScriptTarget.Latest, true, ts.ScriptKind.TS)
}

export function eachNode(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node)
  ts.forEachChild(node, (child) => eachNode(child, visit))
}

export const lineOf = (source: ts.SourceFile, position: number) =>
  source.getLineAndCharacterOfPosition(position).line + 1

/** One finding for each node that `judge` has something to say about. */
export function findingsIn(
  file: SourceFile,
  judge: (node: ts.Node, source: ts.SourceFile) => string | undefined,
): Finding[] {
  const source = parse(file)
  const findings: Finding[] = []
  eachNode(source, (node) => {
    const message = judge(node, source)
    if (message) findings.push({ path: file.path, line: lineOf(source, node.getStart(source)), message })
  })
  return findings
}
