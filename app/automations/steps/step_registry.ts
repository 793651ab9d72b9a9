import type { RunnableStep } from './step.js'

/** The kinds of steps that do something; control steps are the engine's own. */
export class StepRegistry {
  readonly #byUse: ReadonlyMap<string, RunnableStep>

  constructor(steps: readonly RunnableStep[]) {
    this.#byUse = new Map(steps.map((step) => [step.use, step]))
  }

  get(use: string): RunnableStep {
    const step = this.#byUse.get(use)
    if (!step) throw new Error(`Nothing does "${use}".`)
    return step
  }
}
