import type { Queries } from '#database/database'
import { compare, type Compared, type Comparing } from '../domain/comparing.js'
import type { AutomationDocument, Step } from '../domain/document.js'
import { masked } from '../domain/mask.js'
import { ITEMS_MAX } from '../domain/step_kind.js'
import { fillIn, textOf } from '../domain/template.js'
import { monthName } from '../domain/times.js'
import type { StepContext } from '../steps/step.js'
import type { StepRegistry } from '../steps/step_registry.js'
import { NO_TIME, wakeTime } from './waiting_steps.js'
import { forget, type RunScope } from './walk.js'

export interface PlannedStep {
  path: string
  step_id: string
  use: string
  outcome: 'would_run' | 'would_not_run' | 'would_fail'
  summary: string
  input: unknown
  compared: Compared | null
}

/** Says of each of these once only what would be done: a plan of hundreds of rounds helps nobody. */
const ROUNDS_SHOWN = 3

type Context = Omit<StepContext, 'key'>

class PlanEnd extends Error {}
/** A step would fail, and nothing would be done about it. */
class PlanFailed extends PlanEnd {}
type Say = (outcome: PlannedStep['outcome'], summary: string, input?: unknown) => void

/** Goes through the steps as a run would, asks each what it would do, and supposes that it does. */
export class PlanWalk {
  readonly #planned: PlannedStep[] = []

  constructor(
    private readonly steps: StepRegistry,
    private readonly queries: Queries,
    private readonly context: Context,
    private readonly messageOf: (error: unknown) => string,
  ) {}

  async document(document: AutomationDocument): Promise<PlannedStep[]> {
    const { event, today, now, household, automation } = this.context
    const scope: RunScope = {
      trigger: event,
      steps: {},
      run: { id: 0, today, now, month: today.slice(0, 7), month_name: monthName(today), automation: automation.name },
      household: { currency: household.currency, time_zone: household.timeZone },
    }
    try {
      await this.#list(document.steps, '', scope)
    } catch (error) {
      if (!(error instanceof PlanEnd)) throw error
    }
    return this.#planned
  }

  async #list(steps: readonly Step[], place: string, scope: RunScope): Promise<void> {
    for (const [at, step] of steps.entries()) await this.#step(step, `${place}${at + 1}`, scope)
  }

  async #step(step: Step, path: string, scope: RunScope): Promise<void> {
    const compared = step.if ? compare(step.if, scope) : null
    const say = (outcome: PlannedStep['outcome'], summary: string, input: unknown = null) =>
      this.#planned.push({ path, step_id: step.id, use: step.use, outcome, summary, input: masked(input), compared })
    if (compared && !compared.holds) {
      say('would_not_run', 'Its comparison does not hold.')
      return
    }
    try {
      await this.#perform(step, path, scope, say)
    } catch (error) {
      if (!(error instanceof PlanFailed)) throw error
      if (Array.isArray(step.on_error)) return this.#list(step.on_error, `${path}.error.`, scope)
      if (step.on_error !== 'continue') throw error
    }
  }

  async #perform(step: Step, path: string, scope: RunScope, say: Say): Promise<void> {
    const { with: given = {} } = step
    switch (step.use) {
      case 'choose@1':
        return this.#choose(given, path, scope, say)
      case 'for_each@1':
        return this.#forEach(given, path, scope, say)
      case 'parallel@1':
        say('would_run', 'Would do several things at the same time.')
        for (const [at, branch] of (given.branches as Step[][]).entries())
          await this.#list(branch, `${path}.${at + 1}.`, scope)
        return
      case 'stop@1':
        say('would_run', 'Would stop here.', fillIn(given, scope))
        throw new PlanEnd()
      default:
        return this.#single(step, path, scope, say)
    }
  }

  async #single(step: Step, path: string, scope: RunScope, say: Say): Promise<void> {
    const input = fillIn(step.with ?? {}, scope) as Record<string, unknown>
    if (step.use === 'wait@1') return this.#wait(input, say)
    if (step.use === 'approve@1') {
      scope.steps[step.id] = { approved: true, decision: 'approved', by: '' }
      return say(
        'would_run',
        `Would ask: “${String(input.question)}”. The plan goes on as if somebody approved.`,
        input,
      )
    }
    try {
      const context = { ...this.context, key: `plan-${path}` }
      const { summary, output = {} } = await this.steps.get(step.use).plan(this.queries, input, context)
      scope.steps[step.id] = output
      say('would_run', summary, input)
    } catch (error) {
      say('would_fail', this.messageOf(error), input)
      scope.steps[step.id] = { error: { message: this.messageOf(error) } }
      throw new PlanFailed()
    }
  }

  #wait(input: Record<string, unknown>, say: Say): void {
    const until = wakeTime(input, this.context)
    if (until) return say('would_run', `Would wait ${textOf(input.for ?? `until ${textOf(input.until)}`)}.`, input)
    say('would_fail', NO_TIME, input)
    throw new PlanFailed()
  }

  async #choose(given: Record<string, unknown>, path: string, scope: RunScope, say: Say): Promise<void> {
    const options = given.options as { if: Comparing; steps: Step[] }[]
    const compared = options.map((option) => compare(option.if, scope))
    const at = compared.findIndex(({ holds }) => holds)
    const steps = at < 0 ? (given.else as Step[] | undefined) : options[at].steps
    say('would_run', at < 0 ? 'Would take none of the options.' : `Would take option ${at + 1}.`, { options: compared })
    await this.#list(steps ?? [], `${path}.${at < 0 ? 'else' : at + 1}.`, scope)
  }

  async #forEach(given: Record<string, unknown>, path: string, scope: RunScope, say: Say): Promise<void> {
    const items = fillIn(given.items, scope)
    if (!Array.isArray(items) || items.length > ITEMS_MAX) {
      say('would_fail', `Its items are no list of up to ${ITEMS_MAX}.`, { items })
      throw new PlanFailed()
    }
    const shown = Math.min(items.length, ROUNDS_SHOWN)
    say('would_run', `Would do it for ${items.length}${shown < items.length ? `; the first ${shown} follow` : ''}.`)
    for (const [at, item] of items.slice(0, shown).entries()) {
      forget(scope, given.steps as Step[])
      await this.#list(given.steps as Step[], `${path}.${at + 1}.`, { ...scope, item, index: at + 1 })
    }
  }
}
