import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import app from '@adonisjs/core/services/app'

/** The SDK as TypeScript sees it, with further files that exist only here. */
export function openSdk(virtual: Record<string, string> = {}) {
  const root = app.makePath('plugins/sdk/src/index.ts')
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2023,
    lib: ['lib.es2023.d.ts'],
    types: [],
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    paths: { '@florin/plugin-sdk': [root] },
  }
  const files = new Map(Object.entries(virtual).map(([name, text]) => [app.makePath('plugins/sdk', name), text]))
  const host = ts.createCompilerHost(options, true)
  const { fileExists, readFile } = host
  host.fileExists = (file) => files.has(file) || fileExists(file)
  host.readFile = (file) => files.get(file) ?? readFile(file)
  host.getSourceFile = (file, target) => {
    const text = files.get(file) ?? readFileSync(file, 'utf8')
    return ts.createSourceFile(file, text, target, true)
  }
  const program = ts.createProgram(
    [root, join(app.makePath(), 'plugins/sdk/guest.d.ts'), ...files.keys()],
    options,
    host,
  )
  const checker = program.getTypeChecker()
  const module = checker.getSymbolAtLocation(program.getSourceFile(root)!)!
  const exported = checker.getExportsOfModule(module).map((symbol) => ({
    name: symbol.name,
    symbol: symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol,
  }))
  exported.sort((one, other) => (one.name < other.name ? -1 : 1))
  return { program, checker, exported, files }
}

export type SdkExport = ReturnType<typeof openSdk>['exported'][number]

/** The examples in the comment of an export. */
export function examplesOf({ symbol }: SdkExport, checker: ts.TypeChecker): string[] {
  const tags = symbol.getJsDocTags(checker).filter(({ name }) => name === 'example')
  return tags.map(({ text }) => ts.displayPartsToString(text))
}

/** The public face of a declaration: its types without comments, private members and the bodies of functions. */
export function signatureOf({ symbol }: SdkExport): string {
  const printer = ts.createPrinter({ removeComments: true })
  return symbol
    .declarations!.map((declaration) => {
      const node = ts.isVariableDeclaration(declaration) ? declaration : withoutBodies(declaration)
      return printer.printNode(ts.EmitHint.Unspecified, node, declaration.getSourceFile())
    })
    .join('\n')
}

function withoutBodies(declaration: ts.Declaration): ts.Node {
  const { factory } = ts
  if (ts.isFunctionDeclaration(declaration)) {
    const { modifiers, asteriskToken, name, typeParameters, parameters, type } = declaration
    return factory.createFunctionDeclaration(
      modifiers,
      asteriskToken,
      name,
      typeParameters,
      parameters,
      type,
      undefined,
    )
  }
  if (!ts.isClassDeclaration(declaration)) return declaration
  const members = declaration.members.filter(isPublic).map(bare)
  const { modifiers, name, typeParameters, heritageClauses } = declaration
  return factory.createClassDeclaration(modifiers, name, typeParameters, heritageClauses, members)
}

function isPublic(member: ts.ClassElement): boolean {
  if (member.name && ts.isPrivateIdentifier(member.name)) return false
  return !(ts.getCombinedModifierFlags(member) & ts.ModifierFlags.Private)
}

function bare(member: ts.ClassElement): ts.ClassElement {
  const { factory } = ts
  if (ts.isMethodDeclaration(member)) {
    const { modifiers, asteriskToken, name, questionToken, typeParameters, parameters, type } = member
    return factory.createMethodDeclaration(
      modifiers,
      asteriskToken,
      name,
      questionToken,
      typeParameters,
      parameters,
      type,
      undefined,
    )
  }
  if (!ts.isConstructorDeclaration(member)) return member
  return factory.createConstructorDeclaration(member.modifiers, member.parameters, undefined)
}
