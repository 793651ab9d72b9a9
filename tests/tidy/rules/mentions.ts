import type { Finding, SourceFile } from './finding.js'

/** What documents may speak of, because it is there. */
export interface Offered {
  /** The flags of each command. */
  commands: Map<string, Set<string>>
  variables: Set<string>
  /** `GET /accounts/*`: parameters are stars. */
  operations: Set<string>
  paths: Set<string>
}

const COMMAND = /node ace ((?:florin|make):[a-z:]*[a-z])([^`\n|;]*)/g
const FLAG = /(?<=\s)--([a-z-]+)/g
const VARIABLE = /\bFLORIN_[A-Z_]*[A-Z]\b/g
const OPERATION = /\b(GET|POST|PUT|PATCH|DELETE) (?:\/api\/v1)?(\/[\w/:.…<>{}-]*[\w…>}])/g
const PATH =
  /`((?:app|bin|commands|config|database|docs|plugins|providers|resources|scripts|start|tests|ui)\/[\w./-]+)`/g
const PARAMETER = /:\w+|…|\{\w+\}|<\w+>|\b\d+\b/g

const withoutNames = (operation: string) => operation.replaceAll(PARAMETER, '*')

/** Commands, variables, endpoints and files that a document names and that nobody would find. */
export function unknownMentions({ path, text }: SourceFile, offered: Offered): Finding[] {
  return text.split('\n').flatMap((words, index) => {
    const unknown = [
      ...[...words.matchAll(COMMAND)].flatMap(([, name, rest]) => unknownOfCommand(name, rest, offered.commands)),
      ...[...words.matchAll(VARIABLE)].map(([name]) => name).filter((name) => !offered.variables.has(name)),
      ...[...words.matchAll(OPERATION)]
        .map(([, method, at]) => `${method} ${at}`)
        .filter((operation) => !offered.operations.has(withoutNames(operation))),
      ...[...words.matchAll(PATH)].map(([, name]) => name).filter((name) => !isThere(name, path, offered.paths)),
    ]
    return unknown.map((what) => ({ path, line: index + 1, message: `speaks of ${what}, which is not there` }))
  })
}

function unknownOfCommand(name: string, rest: string, commands: Offered['commands']): string[] {
  const flags = commands.get(name)
  if (!flags) return [`the command ${name}`]
  const named = [...rest.matchAll(FLAG)].map(([, flag]) => flag)
  return named.filter((flag) => !flags.has(flag)).map((flag) => `${name} --${flag}`)
}

/** A README of a folder may name what lies below itself. */
function isThere(name: string, document: string, paths: ReadonlySet<string>): boolean {
  const wanted = name.replace(/\/$/, '')
  const beside = document.split('/').slice(0, -1).concat(wanted).join('/')
  return [...paths].some((path) =>
    [wanted, beside].some((each) => path === each || path.startsWith(`${each}/`) || path.startsWith(`${each}.`)),
  )
}

const NAME = /static commandName = '([^']+)'/
const DECLARED_FLAG = /@flags\.\w+\([\s\S]*?\)\s+declare (\w+)/g
const FLAG_NAME = /flagName: '([^']+)'/
/** What every command of ours takes. */
const COMMON = ['json', 'help']

export function flagsByCommand(sources: readonly SourceFile[]): Map<string, Set<string>> {
  return new Map(
    sources.flatMap(({ text }) => {
      const name = NAME.exec(text)?.[1]
      if (name === undefined) return []
      const flags = [...text.matchAll(DECLARED_FLAG)].map(
        ([declaration, property]) =>
          FLAG_NAME.exec(declaration)?.[1] ?? property.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
      )
      return [[name, new Set([...flags, ...COMMON])] as const]
    }),
  )
}

const ENDPOINT = /\bendpoint\(\s*'(\w+ [^']+)'/g

export function operationsOf(routes: readonly SourceFile[]): Set<string> {
  return new Set(
    routes.flatMap(({ text }) => [...text.matchAll(ENDPOINT)].map(([, operation]) => withoutNames(operation))),
  )
}

export function variablesOf(sources: readonly SourceFile[]): Set<string> {
  return new Set(sources.flatMap(({ text }) => [...text.matchAll(VARIABLE)].map(([name]) => name)))
}
