import ts from 'typescript'
import type { SourceFile } from './finding.js'
import { eachNode, parse } from './syntax.js'

/** The names that `Env.create(root, { … })` validates. */
export function validatedVariables(file: SourceFile): string[] {
  const names: string[] = []
  eachNode(parse(file), (node) => {
    if (!ts.isCallExpression(node) || node.expression.getText() !== 'Env.create') return
    const rules = node.arguments[1]
    if (ts.isObjectLiteralExpression(rules))
      names.push(...rules.properties.map((property) => property.name?.getText() ?? ''))
  })
  return names.sort()
}

/** The names that a dotenv file sets, each of which must have a comment above its paragraph. */
export function documentedVariables({ text }: SourceFile): string[] {
  const paragraphs = text.split(/\n\s*\n/).filter((paragraph) => paragraph.startsWith('#'))
  return paragraphs
    .flatMap((paragraph) => [...paragraph.matchAll(/^([A-Z][A-Z0-9_]*)=/gm)].map(([, name]) => name))
    .sort()
}
