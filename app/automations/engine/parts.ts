import type { Gateway } from '#changes/gateway'
import type { Notify } from '#notifications/services/notify'
import type { StepRegistry } from '../steps/step_registry.js'

export interface EngineParts {
  gateway: Gateway
  notify: Pick<Notify, 'inside'>
  steps: StepRegistry
  /** Looks for due jobs soon. */
  wake: () => void
  /** Called at every point where a run could be cut off: for the test that cuts it off there. */
  onCheckpoint?: (point: string) => void
}

/** Somebody else is at work on the run, or it was stopped: whoever finds out does nothing more. */
export class RunTakenError extends Error {}

/** `parked`: something has to pass first, a time or an answer. */
export type Flow = 'on' | 'parked'
