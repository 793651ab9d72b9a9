import { allSteps, type AutomationDocument, type Step } from '../domain/document.js'
import { compare, type Comparing } from '../domain/comparing.js'
import { fillIn, type Scope } from '../domain/template.js'
import { BRANCHES_MAX, ITEMS_MAX } from '../domain/step_kind.js'
import { StepFailedException } from '../exceptions.js'
import type { StepRegistry } from '../steps/step_registry.js'
import type { StepContext } from '../steps/step.js'
import { attemptStep } from './attempt_step.js'
import { isOurs, stepFailure } from './failure_code.js'
import { askFirst, waitFor } from './waiting_steps.js'
import type { Checkpoints, StepMark } from './checkpoints.js'
import { type EngineParts, type Flow, RunTakenError } from './parts.js'

/** A run ends before its last step. */
export class RunStop extends Error {
  constructor(
    readonly failed: boolean,
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}

/** A step failed, and nothing was to be done about it. What it lies in may still know what to do. */
class StepFailed extends RunStop {
  constructor(code: string, message: string) {
    super(true, code, message)
  }
}

export interface RunScope extends Scope {
  steps: Record<string, unknown>
}

/** Goes through the steps of a run. Those that have a checkpoint are passed by it, so a run goes on wherever it was cut off. */
export class Walk {
  constructor(
    private readonly parts: EngineParts & { steps: StepRegistry },
    private readonly checkpoints: Checkpoints,
    private readonly context: Omit<StepContext, 'key'>,
    private readonly signal: AbortSignal,
  ) {}

  async document(document: AutomationDocument, scope: RunScope): Promise<Flow> {
    return this.#list(document.steps, '', scope)
  }

  async #list(steps: readonly Step[], place: string, scope: RunScope): Promise<Flow> {
    for (const [at, step] of steps.entries()) {
      const flow = await this.#step(step, `${place}${at + 1}`, scope)
      if (flow === 'parked') return 'parked'
    }
    return 'on'
  }

  async #step(step: Step, path: string, scope: RunScope): Promise<Flow> {
    this.signal.throwIfAborted()
    const mark = { path, stepId: step.id, use: step.use }
    const known = this.checkpoints.of(path)
    if (known?.state === 'skipped') return 'on'
    if (!known && step.if) {
      const compared = compare(step.if, scope)
      if (!compared.holds) {
        await this.checkpoints.keep(mark, { state: 'skipped', code: 'if', input: { if: compared } })
        return 'on'
      }
    }
    const flow = await this.#perform(step, mark, scope)
    if (flow === 'parked') return 'parked'
    return this.#settle(step, mark, scope)
  }

  /** What goes wrong within a step is the step's failure, so that no run hangs on it. */
  async #perform(step: Step, mark: StepMark, scope: RunScope): Promise<Flow> {
    try {
      return await this.#dispatch(step, mark, scope)
    } catch (error) {
      if (this.signal.aborted || isOfRun(error)) throw error
      const { code, message } = error instanceof StepFailed ? error : stepFailure(error)
      const isKnown = this.checkpoints.of(mark.path)?.state === 'failed'
      if (!isKnown) await this.checkpoints.keep(mark, { state: 'failed', code, message })
      // It is told of by the step that failed first.
      if (error instanceof StepFailed && !isHandled(step)) throw error
      return 'on'
    }
  }

  #dispatch(step: Step, mark: StepMark, scope: RunScope): Promise<Flow> {
    switch (step.use) {
      case 'wait@1':
        return waitFor(this.checkpoints, mark, fillIn(step.with ?? {}, scope), this.context)
      case 'approve@1':
        return askFirst(this.parts, this.checkpoints, mark, fillIn(step.with ?? {}, scope), this.context)
      case 'choose@1':
        return this.#choose(step, mark, scope)
      case 'for_each@1':
        return this.#forEach(step, mark, scope)
      case 'parallel@1':
        return this.#parallel(step, mark, scope)
      case 'stop@1':
        return this.#stop(step, mark, scope)
      default:
        return this.#attempt(step, mark, scope)
    }
  }

  async #attempt(step: Step, mark: StepMark, scope: RunScope): Promise<Flow> {
    const known = this.checkpoints.of(mark.path)
    if (known?.state === 'done' || known?.state === 'failed') return 'on'
    const now = () => this.parts.gateway.clock.now()
    if (known?.state === 'retrying' && known.wakeAt! > now()) return 'parked'
    // What a first attempt was given, further ones are given too.
    const input = (known?.input ?? fillIn(step.with ?? {}, scope)) as Record<string, unknown>
    const key = `automation-run-${this.context.runId}-${mark.path}`
    const context = { ...this.context, key }
    const runnable = this.parts.steps.get(step.use)
    await attemptStep(this.checkpoints, runnable, { mark, step, input, context, signal: this.signal, now })
    return this.checkpoints.of(mark.path)!.state === 'retrying' ? 'parked' : 'on'
  }

  /** What the step's outcome means for those after it. */
  async #settle(step: Step, mark: StepMark, scope: RunScope): Promise<Flow> {
    const { state, output, code, message } = this.checkpoints.of(mark.path)!
    if (state !== 'failed') {
      scope.steps[step.id] = output ?? {}
      return 'on'
    }
    scope.steps[step.id] = { error: { code, message } }
    if (step.on_error === 'continue') return 'on'
    if (Array.isArray(step.on_error)) return this.#list(step.on_error, `${mark.path}.error.`, scope)
    throw new StepFailed(code, `Step ${mark.path}, ${step.id}, failed: ${message}`)
  }

  async #choose(step: Step, mark: StepMark, scope: RunScope): Promise<Flow> {
    const input = step.with as { options: { if: Comparing; steps: Step[] }[]; else?: Step[] }
    let chosen = this.checkpoints.of(mark.path)?.output?.option as number | null | undefined
    if (chosen === undefined) {
      const compared = input.options.map((option) => compare(option.if, scope))
      const at = compared.findIndex(({ holds }) => holds)
      chosen = at < 0 ? null : at + 1
      await this.checkpoints.keep(mark, { state: 'running', input: { options: compared }, output: { option: chosen } })
    }
    const steps = chosen === null ? (input.else ?? []) : input.options[chosen - 1].steps
    const flow = await this.#list(steps, `${mark.path}.${chosen ?? 'else'}.`, scope)
    return this.#close(flow, mark, { option: chosen })
  }

  async #forEach(step: Step, mark: StepMark, scope: RunScope): Promise<Flow> {
    const input = step.with as { items: unknown; steps: Step[] }
    // The list is kept, so that a run that goes on later still has the same one.
    let items = (this.checkpoints.of(mark.path)?.input as { items?: unknown[] } | null)?.items
    if (!items) {
      const filled = fillIn(input.items, scope)
      if (!Array.isArray(filled) || filled.length > ITEMS_MAX) {
        const problem = new StepFailedException(`"items" is no list of up to ${ITEMS_MAX}.`)
        await this.checkpoints.keep(mark, { state: 'failed', code: problem.code!, message: problem.message })
        return 'on'
      }
      items = filled
      await this.checkpoints.keep(mark, { state: 'running', input: { items } })
    }
    for (const [at, item] of items.entries()) {
      const inner: RunScope = { ...scope, item, index: at + 1 }
      forget(inner, input.steps)
      if ((await this.#list(input.steps, `${mark.path}.${at + 1}.`, inner)) === 'parked') return 'parked'
    }
    return this.#close('on', mark, { count: items.length })
  }

  async #parallel(step: Step, mark: StepMark, scope: RunScope): Promise<Flow> {
    const { branches } = step.with as { branches: Step[][] }
    if (!this.checkpoints.of(mark.path)) await this.checkpoints.keep(mark, { state: 'running', input: {} })
    const outcomes = await Promise.allSettled(
      branches.slice(0, BRANCHES_MAX).map((branch, at) => this.#list(branch, `${mark.path}.${at + 1}.`, scope)),
    )
    const isParked = outcomes.some((outcome) => outcome.status === 'fulfilled' && outcome.value === 'parked')
    const reasons = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []))
    const failed = reasons.find((reason) => !(reason instanceof StepFailed)) ?? reasons[0]
    // Where the run goes on after a failure, it does so when all branches are at their end.
    if (failed !== undefined && !(isParked && failed instanceof StepFailed && isHandled(step))) throw failed as Error
    return this.#close(isParked ? 'parked' : 'on', mark, { branches: branches.length })
  }

  async #stop(step: Step, mark: StepMark, scope: RunScope): Promise<Flow> {
    const { message = '', failed = false } = fillIn(step.with ?? {}, scope) as { message?: string; failed?: boolean }
    if (!this.checkpoints.of(mark.path))
      await this.checkpoints.keep(mark, { state: 'done', input: { message, failed } })
    throw new RunStop(failed, failed ? 'stopped_as_failed' : '', message)
  }

  async #close(flow: Flow, mark: StepMark, output: Record<string, unknown>): Promise<Flow> {
    if (flow === 'parked') return 'parked'
    if (this.checkpoints.of(mark.path)?.state !== 'done') await this.checkpoints.keep(mark, { state: 'done', output })
    return 'on'
  }
}

/** What a step answered in one round is not what it answers in the next, where it may not run. */
export function forget({ steps: answers }: RunScope, steps: readonly Step[]): void {
  for (const { id } of allSteps(steps)) delete answers[id]
}

const isHandled = ({ on_error: reaction }: Step) => reaction === 'continue' || Array.isArray(reaction)

/** The run ends, was taken over or has to be tried again as a whole. */
function isOfRun(error: unknown): boolean {
  const isEnd = error instanceof RunStop && !(error instanceof StepFailed)
  return isEnd || error instanceof RunTakenError || isOurs(error)
}
