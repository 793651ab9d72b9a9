import type { LoopLimits } from './document.js'

/** Why an automation did not run although its trigger came. Kept and shown; the codes stay as they are. */
export type PassReason =
  | 'condition'
  | 'undo'
  | 'already_running'
  | 'queue_full'
  | 'own_effect'
  | 'loop'
  | 'too_deep'
  | 'too_often'
  | 'too_many_at_once'
  | 'missed'

export interface Chain {
  /** The automations whose runs led here, the first one first. */
  automations: readonly number[]
  depth: number
}

/** Whether a chain of automations ends before this one runs, and why. */
export function endOfChain(
  automationId: number,
  { automations, depth }: Chain,
  { react_to_own: own, max_depth: most }: LoopLimits,
): PassReason | undefined {
  if (!own && automations.at(-1) === automationId && automations.length === 1) return 'own_effect'
  if (!own && automations.includes(automationId)) return 'loop'
  return depth > most ? 'too_deep' : undefined
}

/** What stops a chain is told to people; an automation that merely sees its own work is not worth a message. */
export function isAlarming(reason: PassReason): boolean {
  return ['loop', 'too_deep', 'too_often', 'queue_full', 'too_many_at_once'].includes(reason)
}

export const reasonSentences: Record<PassReason, string> = {
  condition: 'Its condition did not hold.',
  undo: 'The change was an undo, which sets nothing off.',
  already_running: 'It was already running.',
  queue_full: 'Too many runs were waiting for their turn.',
  own_effect: 'It made this change itself.',
  loop: 'It had set this off itself, by way of other automations. The circle was stopped.',
  too_deep: 'Too many automations had set each other off before. The chain was stopped.',
  too_often: 'It had already run for this too often in a short time.',
  too_many_at_once: 'One change touched more than it may run for at once.',
  missed: 'Florin was off at that time, and it is set to let such times be.',
}
