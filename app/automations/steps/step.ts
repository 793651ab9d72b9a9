import type { ChangeSet } from '#changes/change_set'
import type { Causation } from '#changes/domain/origin'
import type { Queries } from '#database/database'

/** What a step knows of the run it is part of. */
export interface StepContext {
  householdId: number
  household: { timeZone: string; currency: string; scale: number }
  automation: { id: number; name: string }
  runId: number
  /** The same for every attempt of the step and for no other: outside effects are made under it. */
  key: string
  /** What set the run off. */
  event: Record<string, unknown>
  now: string
  today: string
  /** What everything that the step brings about follows from. */
  causation: Causation
}

export type StepInput = Record<string, unknown>
/** Plain JSON; later steps refer to it. */
export type StepOutput = Record<string, unknown>

interface StepBase {
  use: string
  /** What it would do, in a sentence, without doing it. */
  plan(queries: Queries, input: StepInput, context: StepContext): Promise<Planned>
}

export interface Planned {
  summary: string
  /** What it would answer, where that is known; later steps of the plan refer to it. */
  output?: StepOutput
}

/** Its effect and its checkpoint are one transaction. */
export interface OnceStep extends StepBase {
  inside(changes: ChangeSet, input: StepInput, context: StepContext): Promise<StepOutput>
}

/** It acts outside of the household's rows, under the context's key. */
export interface OutsideStep extends StepBase {
  run(input: StepInput, context: StepContext, signal: AbortSignal): Promise<StepOutput>
}

export type RunnableStep = OnceStep | OutsideStep

export const isOnce = (step: RunnableStep): step is OnceStep => 'inside' in step
