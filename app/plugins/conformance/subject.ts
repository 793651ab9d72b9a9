import type { MethodName } from '#sdk'
import type { LoadedPlugin } from '../registry.js'
import type { Bench } from './bench.js'
import type { FixtureCase } from './cases.js'
import type { CpuMeter } from './cpu_meter.js'
import type { Findings } from './findings.js'

/** A plugin that is tested, and where what is found goes. */
export interface Subject {
  folder: string
  plugin: LoadedPlugin
  bench: Bench
  cases: FixtureCase[]
  /** Files for its importer. */
  files: string[]
  findings: Findings
  meter: CpuMeter
  /** Takes over what is seen as what is expected. */
  accept: boolean
  /** Asks the real servers and keeps what they say. */
  record: boolean
}

export function casesOf<M extends MethodName>({ cases }: Subject, method: M): FixtureCase<M>[] {
  return cases.filter((each): each is FixtureCase<M> & FixtureCase => each.method === method)
}

/** Those that end in an answer. */
export function answered<M extends MethodName>(subject: Subject, method: M): FixtureCase<M>[] {
  return casesOf(subject, method).filter(({ expected }) => expected !== undefined && 'reply' in expected)
}
