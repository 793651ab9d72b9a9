import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { HttpRequest, HttpResponse, MethodName, Methods } from '#sdk'
import { METHOD_SCHEMAS } from '#sdk'
import { InvalidFixtureException } from '../authoring/exceptions.js'

/** `fixtures/<name>.case.json`: one call of one method, and what the plugin sees of Florin meanwhile. */
export interface CaseFile<M extends MethodName = MethodName> {
  method: M
  request: Methods[M]['request']
  /** The instant of the call. */
  now?: string
  settings?: Record<string, unknown>
  /** Values of secrets; invented ones. The plugin gets handles. */
  secrets?: Record<string, string>
  locale?: string
  time_zone?: string
  base_currency?: string
  /** What its store holds before the call. */
  store?: Record<string, unknown>
  /** Rows by scope, as `florin.data.read` hands them out. */
  data?: Record<string, Record<string, unknown>[]>
}

/** `fixtures/<name>.tape.json`: what servers answered. Handles stand where secrets were sent. */
export interface TapeTurn {
  request: Pick<HttpRequest, 'method' | 'url'> & Partial<HttpRequest>
  /** `body_file` is a file beside the tape, for long bodies. */
  response: Partial<HttpResponse> & { status: number; body_file?: string }
}

/** `fixtures/<name>.expected.json`. */
export type Expected = { reply: unknown } | { error: { code: string; message: string } }

export interface FixtureCase<M extends MethodName = MethodName> extends CaseFile<M> {
  name: string
  tape: TapeTurn[]
  expected: Expected | undefined
}

const CASE = '.case.json'

export function readCases(folder: string): FixtureCase[] {
  const fixtures = join(folder, 'fixtures')
  if (!existsSync(fixtures)) return []
  const names = readdirSync(fixtures).filter((name) => name.endsWith(CASE))
  return names.sort().map((name) => readCase(fixtures, basename(name, CASE)))
}

/** Files for an importer: everything in `fixtures` that is no part of a case and no expectation. */
export function importerFiles(folder: string): string[] {
  const fixtures = join(folder, 'fixtures')
  if (!existsSync(fixtures)) return []
  return readdirSync(fixtures)
    .filter((name) => !/\.(expected|case|tape)\.json$|^settings\.v\d+\.json$/.test(name))
    .sort()
}

export const expectedFile = (folder: string, name: string) => join(folder, 'fixtures', `${name}.expected.json`)
export const tapeFile = (folder: string, name: string) => join(folder, 'fixtures', `${name}.tape.json`)

function readCase(fixtures: string, name: string): FixtureCase {
  const given = readJson<CaseFile>(join(fixtures, `${name}${CASE}`))
  if (!Object.hasOwn(METHOD_SCHEMAS, given.method))
    throw new InvalidFixtureException(`${name}${CASE}`, `there is no method ${JSON.stringify(given.method)}`)
  const tape = optional<TapeTurn[]>(join(fixtures, `${name}.tape.json`)) ?? []
  const expected = optional<Expected>(join(fixtures, `${name}.expected.json`))
  return { ...given, name, tape: tape.map((turn) => withBody(fixtures, turn)), expected }
}

function withBody(fixtures: string, { request, response: { body_file: file, ...response } }: TapeTurn): TapeTurn {
  if (file === undefined) return { request, response }
  return { request, response: { ...response, body: readFileSync(join(fixtures, basename(file)), 'utf8') } }
}

const optional = <T>(file: string) => (existsSync(file) ? readJson<T>(file) : undefined)

export function readJson<T>(file: string): T {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T
  } catch (error) {
    throw new InvalidFixtureException(file, (error as Error).message)
  }
}

/** Leaves a file alone that says the same already, however it is laid out. */
export function writeJson(file: string, value: unknown): void {
  const plain: unknown = JSON.parse(JSON.stringify(value))
  if (existsSync(file) && isDeepStrictEqual(readJson(file), plain)) return
  writeFileSync(file, `${JSON.stringify(plain, undefined, 2)}\n`)
}
