import type { AccountMoment } from '#ledger/domain/account_moments'
import type { Condition } from '#rules/domain/triggers'
import type { Comparing } from './comparing.js'

/** What an automation is: when it runs, on what condition, and what it does. Plain JSON; nothing in it is run as code. */
export interface AutomationDocument {
  schema: typeof SCHEMA
  description?: string
  triggers: AutomationTrigger[]
  /** In the language of conditions, over the fields of what the triggers tell. */
  condition?: Condition
  steps: Step[]
  mode?: Mode
  loop?: Partial<LoopLimits>
}

export const SCHEMA = 'automation/1'

export const transactionMoments = ['created', 'changed', 'deleted'] as const
export type TransactionMoment = (typeof transactionMoments)[number]

interface TriggerBase {
  /** A name for traces; made from its place when absent. */
  id?: string
}

export interface TransactionTrigger extends TriggerBase {
  type: 'transaction'
  on: TransactionMoment[]
}

/** One part of a transaction: what it moves on one account or books to one category. Each that fits makes a run. */
export interface PostingTrigger extends TriggerBase {
  type: 'posting'
  on: TransactionMoment[]
}

export interface AccountTrigger extends TriggerBase {
  type: 'account'
  on: AccountMoment[]
}

export interface TopicTrigger extends TriggerBase {
  type: 'event'
  topic: string
}

export interface ScheduleTrigger extends TriggerBase {
  type: 'schedule'
  /** Five cron fields in the household's time zone, or `every`. */
  cron?: string
  /** `15m`, `2h`, `1d`. */
  every?: string
  /** About times Florin was off: once, however many it was, or not at all. */
  missed?: 'run-once' | 'skip'
}

export interface WebhookTrigger extends TriggerBase {
  type: 'webhook'
  webhook_id: number
}

export interface ManualTrigger extends TriggerBase {
  type: 'manual'
}

export type AutomationTrigger =
  TransactionTrigger | PostingTrigger | AccountTrigger | TopicTrigger | ScheduleTrigger | WebhookTrigger | ManualTrigger

export interface Retry {
  /** How often it is tried in all. */
  attempts: number
  /** The wait before the second attempt; each further one doubles it. */
  wait?: string
  /** Only after failures of these codes; after any when absent. */
  on?: string[]
}

export interface Step {
  id: string
  /** A kind of step with its version: `notify@1`. */
  use: string
  with?: Record<string, unknown>
  if?: Comparing
  retry?: Retry
  /** How long one attempt may take, such as `30s`. */
  timeout?: string
  on_error?: 'stop' | 'continue' | Step[]
}

export const modeTypes = ['single', 'restart', 'queued', 'parallel'] as const

export interface Mode {
  type: (typeof modeTypes)[number]
  /** Runs with different keys do not know of each other. May hold references to what set the run off. */
  key?: string
  /** How many at the same time, for `parallel`. */
  max?: number
}

export interface LoopLimits {
  /** Whether it reacts to what itself brought about. */
  react_to_own: boolean
  /** How many automations in a row may set each other off. */
  max_depth: number
  /** How often it runs for the same thing, such as one transaction. */
  per_entity: { count: number; minutes: number }
}

export const LOOP_DEFAULT: LoopLimits = {
  react_to_own: false,
  max_depth: 4,
  per_entity: { count: 10, minutes: 10 },
}
/** Calls of a webhook, imports and whatever else is told of are no single thing, and may come often; they still do not come for ever. */
export const EVENT_RUNS_MAX = 120

export const MODE_DEFAULT: Required<Mode> = { type: 'parallel', key: '', max: 10 }
/** How many wait for their turn. */
export const QUEUE_MAX = 1000

export function triggerId(trigger: AutomationTrigger, at: number): string {
  return trigger.id ?? `${trigger.type}_${at + 1}`
}

/** The steps inside of a step, each list with its place below the step. */
export function innerLists(step: Step): { place: string; steps: Step[]; inLoop: boolean }[] {
  const input = step.with ?? {}
  const lists: { place: string; steps: Step[]; inLoop: boolean }[] = []
  const add = (place: string, steps: unknown, inLoop = false) => {
    if (Array.isArray(steps)) lists.push({ place, steps: steps as Step[], inLoop })
  }
  if (step.use === 'choose@1') {
    const options = Array.isArray(input.options) ? (input.options as { steps?: unknown }[]) : []
    options.forEach((option, at) => add(`/with/options/${at}/steps`, option?.steps))
    add('/with/else', input.else)
  } else if (step.use === 'for_each@1') add('/with/steps', input.steps, true)
  else if (step.use === 'parallel@1' && Array.isArray(input.branches))
    input.branches.forEach((branch, at) => add(`/with/branches/${at}`, branch))
  if (Array.isArray(step.on_error)) add('/on_error', step.on_error)
  return lists
}

/** All steps, also those inside of others. */
export function allSteps(steps: readonly Step[]): Step[] {
  return steps.flatMap((step) => [step, ...innerLists(step).flatMap((inner) => allSteps(inner.steps))])
}
