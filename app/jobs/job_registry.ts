import { NotFoundException } from '#core/exceptions'
import type { JobDefinition } from './define_job.js'

/** The jobs this Florin knows, in the order of start/jobs.ts. */
export class JobRegistry {
  readonly #byName: ReadonlyMap<string, JobDefinition>

  constructor(readonly definitions: readonly JobDefinition[]) {
    this.#byName = new Map(definitions.map((definition) => [definition.name, definition]))
    if (this.#byName.size < definitions.length) throw new Error('Two jobs have the same name.')
  }

  find(name: string): JobDefinition | undefined {
    return this.#byName.get(name)
  }

  get(name: string): JobDefinition {
    const definition = this.find(name)
    if (!definition) throw new NotFoundException('job')
    return definition
  }
}
